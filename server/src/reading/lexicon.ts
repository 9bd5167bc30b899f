/**
 * The words by which lines are recognised, each list with the reason why it is evidence.
 * All are simplified, half-width and in the form of regular expression alternatives; lines are folded before they are compared.
 */

/** Whom a speaker addresses. A line that ends with one of these and a colon is a salutation. */
export const AUDIENCE =
  "同志|战友|朋友|老师|同学|家长|先生|女士|来宾|嘉宾|贵宾|领导|代表|委员|同仁|同事|同行|专家|学者|评委|校友|乡亲|父老|员工|职工|干部|教师|官兵|队员|会员|学员|党员|客商|企业家|兄弟|姐妹|伙伴|亲友|长辈|裁判员|运动员|教练员|观众|听众|网友|记者|市民|居民|村民|业主|股东|选民|宗亲|主席|主任|书记|省长|市长|县长|区长|州长|镇长|乡长|厅长|局长|处长|部长|校长|院长|所长|会长|秘书长|理事长|董事长|总经理|教授|院士|主持人|大使|阁下|代表团|常委|人士|青年|孩子|大家|班长|队长|工友|医护人员|工作者|首长";

/** Offices to which a notice is addressed: 各单位： */
export const OFFICE =
  "单位|部门|党委|总支|学校|科室|中心|学区|公司|街道|政府|办事处|委员会|委|局|支部|机构|企业|办|站|院|所|镇|乡|村|县|区|市";

/** How an address opens. */
export const ADDRESS_OPENING =
  "尊敬|敬爱|亲爱|各位|诸位|全体|广大|在座|同志|老师|同学|朋友|女士|先生|战友|代表|委员|领导|来宾|嘉宾|家长|乡亲|父老|青年|孩子|首长|学员|工友|员工";

/** Words for texts that are spoken: the strongest sign of a title. */
export const SPOKEN_KINDS =
  "讲话|致辞|致词|演辞|发言|主持词|主持讲话|开场白|演讲|演讲词|讲演|(?:祝|贺|悼|献|欢迎|答谢|开幕|闭幕|祝酒|欢送|感谢|颁奖|告别|追悼|主婚|证婚|生日)[词辞]|寄语|表态|党课|讲话提纲|点评|感言|宣讲";

/** Words for texts that are written but stand in the same collections. */
export const WRITTEN_KINDS =
  "报告|通知|述职|述职述廉|总结|汇报|汇报材料|材料|心得|心得体会|体会|倡议书|决心书|公开信|慰问信|感谢信|通报|意见|方案|计划|要点|小结|通告|公告|函|决定|纪要|简报|提纲|讲稿|文稿|说明|自查|剖析|检查|安排|打算|贺信|贺电|唁电|致信|一封信|家书|承诺书|保证书|检讨书|申请书|建议书|声明|祭文";

/** What may follow the kind word in a title. */
export const TITLE_TAIL =
  "稿|词|辞|范文|范本|模板|大全|精选|集锦|汇编|完整|完整版|全文|最新|通用|优秀|参考|原文|选编|合集|多篇|材料|[一二两三四五六七八九十]{1,3}|\\d{1,2}|\\d{1,3}篇|[一二三四五六七八九十]{1,3}篇|篇";

/** How a speech opens after its salutation: by what brought the audience together. */
export const OPENING =
  "今天|今日|今晚|这次|本次|此次|刚才|刚刚|昨天|日前|近日|根据|按照|经|受|在|值此|很高兴|非常高兴|十分高兴|特别高兴|应";
/** What a speech is given at. */
export const MEETING =
  "会议|大会|座谈会|动员会|推进会|现场会|总结会|培训班|论坛|典礼|仪式|活动|全会|例会|报告会|班子会";
/** What is done with a meeting when it opens. */
export const CONVENE =
  "召开|举行|举办|相聚|欢聚|齐聚|汇聚|聚集|开幕|聚在一起|隆重集会|开(?:一?个|这个|一次|这次)[^。,;:]{0,12}会";
/** How a report opens that looks back: by the time, and under whose guidance or by whom. */
export const LOOKING_BACK =
  "(?:\\d{4}年(?:以来|来)?|过去的?一年|一年来|今年以来|年初以来)[,、]?[^。]{0,30}(?:领导下|支持下|关心下|帮助下|指导下|我[们镇县区市局校院委处站所公中])";

/** How a speech ends: appeals, wishes, congratulations. Looked for in the last characters of a paragraph. */
export const PERORATION =
  "努力奋斗|不懈奋斗|团结奋斗|而奋斗|共同努力|而努力|贡献|新局面|新篇章|新台阶|新水平|新辉煌|新的辉煌|胜利|圆满成功|身体健康|工作顺利|事业兴旺|万事如意|万事顺心|阖家幸福|幸福安康|坚实基础|基础|新胜利|新成绩|新跨越|崛起|复兴|未来|献礼|辉煌|保证|保障|新贡献|大局|稳定|发展|新征程|新作为|新业绩|优异成绩|共勉|感谢|致谢";

/** Words with which a text goes on, the applause for what was said among them: no speech opens with one. */
export const CONNECTIVE =
  "当然|但是?|不过|可是|然而|同时|与此同时|此外|另外|因此|所以|于是|而且|并且|况且|其实|也就是说|换句话说|掌声";

/** What a page says of itself above its texts. */
export const INTRODUCTION = "范文|文章|写作|稿|\\d篇|素材|小编|本文|本[站网]|[为给供]大家|整理|参考|阅读|收藏|欢迎";

/** Names under which sites file texts; torn out of a sentence they stand alone on a line. */
export const SITE_TOPICS =
  "计划|总结|报告|方案|制度|职责|预案|责任书|责任制|目标管理|工程质量|心得|体会|通知|教案|课件|作文|申请书|申请|合同|协议|协议书|倡议书|承诺书|保证书|检讨书|演讲稿|讲话稿|发言稿|自我评价|自我鉴定|事迹|材料|读后感|观后感|贺词|简历|信|党委|书记|党员|学习|教学|教育|培训|改革|整顿|活动|宣传|安全|党课|会议|管理|考试|试题|论文|调研|说明书|证明|日记|规章|规定|办法|细则|条例|评语|寄语|邀请函|策划|策划书|主持词|先进性教育|社会实践|军训|实习|毕业|入党|思想工作|思想汇报|汇报|述职|辞职|求职|自荐信|感谢信|慰问信|道歉信|公开信|标语|口号|祝福语|诗歌|小学|初中|高中|大学|幼儿园|班主任|语文|数学|英语";

/** What stands alone on a line around the text of a page: buttons, boxes, links. */
export const FURNITURE_WORDS =
  "最新更新|最新发布|用户名|密码|验证码|匿名发表|我来说两句|写留言|打印|关闭|收藏|分享|分享到|转发|点赞|举报|大\\s*中\\s*小|投诉建议|意见反馈|栏目导航|赞助商链接|友情链接|关于我们|联系我们|网站地图|版权声明|附件下载|上传文档|余下全文|阅读原文|关注我们|扫描二维码|长按识别二维码|长按二维码关注(?:我们)?|图片来源于网络|图源网络|预览时标签不可点|人划线|登录|注册|手机版|首页|正文|返回列表|返回首页|加入收藏|设为首页";
