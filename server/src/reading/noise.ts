import { fold, plain } from "./fold";
import { Ender, type Glance, Opener, Trait, Word } from "./glance";
import { FURNITURE_WORDS, SITE_TOPICS } from "./lexicon";
import type { Stretch } from "./stretch";

/** Why a line belongs to no speech, or interrupts one. */
export type NoiseKind =
  | "breadcrumb"
  | "sitetitle"
  | "byline"
  | "intro"
  | "editor"
  | "toc"
  | "pagination"
  | "anchor"
  | "ad"
  | "copyright"
  | "download"
  | "related"
  | "watermark"
  | "pagenumber"
  | "copynote"
  | "other";

const BREADCRUMB = /^(?:您?(?:现在的?|当前的?|所在的?)?位置\s*[:是]|.{0,8}首页\s*(?:>|»|›|\/|-|·|→))/;
const TRAIL = /[^>»›→]{1,20}[>»›→]+\s*[^>»›→]{1,20}[>»›→]/;
const BYLINE =
  /^(?:发布|更新|上传|录入)?(?:时间|日期)\s*:\s*\d{2,4}[-/.年](?!.*地点)|^[(【[]?(?:作者|来源|编辑|责编|责任编辑|文章来源|稿源|作者来源|发布者|发布人|上传者|投稿|初审|复审|终审|审核|校对|监制|浏览|阅读|点击|字号|字体)\s*[:(|]\s*\S{0,30}|^\|\s*[\u4e00-\u9fff]{2,4}$|^(?:责任编辑|责编|编辑|校对)\/[\u4e00-\u9fff]{2,4}$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.{0,20}(?:作者|来源|编辑|浏览|阅读|点击|下载)|(?:浏览|阅读|点击)(?:次数|量|数)?\s*:?\s*\d+/;
/** 2023-03-05 10:20; 发布于 2023-03-05 */
const STAMP =
  /^(?:发表|发布|更新|上传)于?\s*:?\s*\d{4}[-/.年]|^\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s.{0,20})?$/;
const EDITOR_VERB =
  /小编|本站|本网|我们?为(?:大家|您|你)|为(?:大家|您|你)(?:精心)?(?:整理|准备|带来|收集|搜集|提供|推荐)|给(?:大家|您|你)(?:带来|整理|准备|分享|收集)|(?:整理|收集|搜集|汇总|精选)(?:了|的|关于)|以下是.{0,30}(?:范文|文章|内容|全文)|(?:下面|以下)是.{0,30}(?:整理|收集|分享|带来|内容|全文)/;
/** 以下是县长在动员会上的讲话： above the speech itself. */
const LEAD_IN =
  /^[【[(〔]编者(?:按|注)|^(?:以下|下面)[是为](?!我|本)[^。;]{2,60}(?:讲话|致[辞词]|演[辞讲]|发言)(?:稿)?的?(?:全文|实录|内容|摘要|要点)?[:。]?$|^【导语】/;
const EDITOR_WISH =
  /(?:仅供|供(?:大家|您|你)?)?(?:参考|借鉴|学习参考)|欢迎(?:阅读|品鉴|大家|参考|查阅|借鉴|来)|希望(?:对|能|大家|可以)|一起(?:来)?(?:看看|看一看|了解)|有所帮助|欣赏(?:一下)?吧?|有帮助|(?:大家|您|你)(?:喜欢|参考)/;
const COPYRIGHT =
  /^(?:本站)?声明\s*:|(?:免责|版权|郑重)声明\s*[:】\]]|版权(?:所有|归|声明|说明)|(?:侵权|侵犯).{0,30}(?:删除|联系|处理)|copyright|all rights reserved|本(?:站|网站|文).{0,12}(?:不拥有|不承担|仅供|来自|来源于)|ICP备|侵删|请勿用于商业|(?:[声版侵]|本.*[网站文]).*仅供(?:个人)?学习交流/i;
/** …仅供参考，转载请注明出处。 whoever says so. */
const REPRINT = /转载[^。]{0,6}注明/;
const DOWNLOAD =
  /^(?:点此|点击|立即|免费|马上|全文)?(?:处|此处|这里)?下载|(?:免费|海量|打包|一键)下载[!。]?$|将本文.{0,8}(?:下载|收藏|保存)|文档为.{0,8}格式|文档(?:格式|大小|类型)\s*:|保存到(?:电脑|手机|本地)|(?:试读|预览)(?:已)?结束|未完,\s*全文共|^[(….。]*(?:全文|本文)共(?:有|计)?\s*\d+\s*字|^[….(]*此处隐藏\s*\d+\s*个?字|^[(【]?请(?:认真)?阅读下面的提示|^[(【[].*(?:需要?|请)(?:您|你)?先登[录陆]|(?:隐藏|剩余|全文)内容.{0,6}(?:免费|付费|查看|阅读)|(?:展开|查看|阅读)(?:全文|更多|剩余)/i;
const FILE = /\.(?:docx?|pdf|pptx?|wps|rar|zip)\b|word(?:格式|版|文档)/i;
const RELATED_HEAD =
  /^[【[]?(?:与?(?:本文|您|你)?(?:相关|有关)(?:的)?(?:文章|范文|推荐|阅读|内容|文档|资料|链接|热词|搜索|专题|主题|信息|栏目|下载)(?:推荐|阅读|范文|链接|文章)?|(?:随机|往期|栏目)(?:最新)?(?:推荐|文章|阅读|回顾|精彩)(?:推荐|回顾|内容)?|(?:猜|您可能|你可能|大家|网友|也许)(?:还|也)?(?:你)?(?:喜欢|感兴趣|在看|都在看|爱看)(?:的)?|(?:热门|精彩|推荐|最新|更多|延伸|拓展|精选|编辑|本周|今日)(?:文章|范文|推荐|阅读|内容|动态|资讯|图文|专题|标签|关注|排行|下载|相关)(?:推荐|内容|阅读|范文|排行榜?)?(?:推荐|内容)?|推荐(?:阅读|文章|范文|内容)|最新动态推荐内容|文章标签|为[你您]推荐|本栏目?推荐|本[周月类站]热门|(?:看过|喜欢).{2,8}的人还.{1,4}|以下文章.{0,8}感兴趣|更多.{1,8}(?:推荐|文章)|大家都在[搜看]|猜[你您]想[看搜]|看了.{2,24}(?:还|也)看了?)[\]】:]?.{0,4}$/;
/** The same behind the title of the page: 【…】相关文章： */
const RELATED_TAIL = /(?:相关|推荐)(?:文章|范文|阅读)[\]】:]?.{0,2}$/;
const RELATED_LINE =
  /^(?:上一[篇页]|下一[篇页])\s*[::]|^(?:推荐|相关|延伸|热门)(?:阅读|文章|推荐|链接)\s*:|^(?:上一篇|下一篇)|^[•·●◆■○▪]\s*\d{1,2}-\d{1,2}\s|^[•·●◆■▪>]\s*.{4,60}(?:\(.{1,8}篇\)|范文|大全)$|^\d{1,2}[-/]\d{1,2}\s+.{4,60}$/;
/** 在防汛会上的讲话 09-16: a link with the day of its page. */
const DATED_LINK = /^[^。;!?]{4,60}[^\d.:/年月-]\s?(?:0\d|1[0-2])-[0-3]\d$/;
const AD =
  /(?:代写|代发|代笔|加(?:我)?微信|微信(?:号|公众号)|微信\s*:\s*[a-z\d]|同微信|关注.{0,6}公众号|扫一扫|扫码(?!登记|支付|付款|点餐|签到|入)|qq\s*[:群号]?\s*\d{5,}|(?:联系|在线)客服|广告位|客服热线|^[(【[]广告[)】\]]|会员(?:充值|价|专享)|vip|领取会员|打包下载|无限下载|尊享会员|点击.{0,16}联系|淘宝店|京东店).{0,60}$|1[3-9]\d{9}\s*[(]?(?:同?微信)/i;
const COPYNOTE =
  /^[(【]?(?:本文档?|该文档|以上(?:文档|文章|内容))由.{0,12}(?:上传|提供|分享|整理)|^(?:本文|原)标题\s*:|^链接地址\s*:|^以上就?是(?!我).{0,24}(?:范文|模板|汇编|合集|精选|大全)|^《.{2,60}》\s*(?:来源于|来自|出自|转载|摘自|由|一文|全文|链接).{0,80}$|^(?:本文|文章|原文|以上(?:内容|就?是(?!我|今天我))).{0,20}(?:来源|来自|出自|转载|转自|摘自|地址|链接|全部内容|整理)|^(?:转载|引用)(?:请|时|本文).{0,20}(?:注明|地址|链接)|^[【(]?(?:原文|本文|文章)?(?:地址|链接|网址|出处|来源)\s*:|^(?:https?:\/\/|www\.)\S+$|^\(?(?:本文)?(?:来源|选自|摘自|转自)\s*:.{0,40}\)?$|^\((?:转载?自|摘自|选自).{2,20}\)$/i;
/** …范文4篇本文简介：… as some sites put before and behind a text. */
const ABSTRACT = /^.{2,40}本文(?:简介|内容|关键词|关键字|摘要|导读)\s*:/;
const PAGENUMBER =
  /^(?:[~\-—–_\s·]{1,4}\s*(?:第\s*)?\d{1,4}\s*(?:页)?\s*[~\-—–_\s·]{1,4}|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*\/\s*\d{1,4})[。.]?$/i;
const PAGE_TOKEN =
  "(?:共\\s*\\d+\\s*页|当前第\\s*\\d*\\s*页?|第\\s*\\d+\\s*页|首页|末页|尾页|上一?页|下一?页|\\[\\d{1,3}\\]|\\d{1,3}页?|\\.{2,})";
const PAGINATION = new RegExp(
  `^页[,\\s]*(?:当前|目前|现在)是?第|^\\d+\\s*\\/\\s*页[,\\s]*当前第|^(?=.*页)${PAGE_TOKEN}(?:[\\s|>,:/]*${PAGE_TOKEN})*[\\s|>]*[。]?$`,
);
/** [1] [2] [3] */
const PAGE_LINKS = /^\[\d\](?:\s*\[\d{1,3}\])+$/;
/** What a page has around its text: tags, comment boxes, buttons. */
const FURNITURE =
  /^(?:[【[](?:标签|关键词|关键字)[】\]]|(?:文章|本文)?(?:标签|关键词|关键字|tags?)\s*:|(?:网友|文章|用户|最新|全部|发表|我要)评论|暂无评论|共有?\s*\d+\s*条评论|评论\s*\(\d+\)|请(?:自觉)?遵守互联网|(?:推荐度|评分|星级|推荐指数)\s*:|[★☆]{3,}|更多(?:相关)?(?:内容|精彩|文章|资料)?.{0,12}请?(?:点击|关注|查看|访问)|(?:加入收藏|打印本页|收藏本文|打印此文|举报|打赏|点赞|分享到|一键分享|返回(?:顶部|首页|列表))(?:[\s|:].{0,30})?$|(?:字体|字号)\s*:|免费注册|投稿\s*[|]|扫码(?:关注|阅读|下载)|点击(?:上方|下方)?.{0,4}(?:蓝字|关注)|点个?[“"]?(?:在看|赞)|(?:the )?end$|(?:全文)?完$|[(【[](?:全文)?完[)】\]]$|收藏《|字数\s*:|赞\s*[(]\d+[)]|(?:收藏|点赞|评论)\s*\d+$|已有\s*\d+\s*人(?:阅读|浏览|点赞|收藏)|相关(?:专题|热词|热搜)(?:搜索)?\s*:|(?:精品|优质)(?:文档|资料)$|可编辑(?:修改)?(?:版)?$|更新于\s*:|正文复制$|跳至主要|已有\s*\d+\s*人参与|tag标签\s*:|powered by|收录于合集|(?:资源|文件)(?:大小|格式)\s*:|(?:页数|阅读权限|所需积分)\s*:|更多.{0,8}>{1,2}$|热度\s*:\s*\d|[(]共\s*\d+\s*页[)]$|本文档?共\s*\d+\s*页|.公网安备|[—-]+\s*(?:全文)?完\s*[—-]+$|字体大小\s*:|[【[]\s*(?:字[号体]|(?:打\s*印|关闭|收藏)(?:本页|窗口|此页|本文)?|评\s*论|返回.{0,4})\s*[】\]:]|本文(?:链接|地址|网址)\s*:|(?:责任)?编辑\s*:.{1,8}$)/i;
/** 打印 关闭; 【收藏】; 登录 | 注册 */
const FURNITURE_LINE = new RegExp(
  `^[【[(]?(?:${FURNITURE_WORDS})(?:[\\s|/·:\\]【[]+(?:${FURNITURE_WORDS}))*[】\\])]?[:!>»]*$`,
);
/** 范文家园网: the name of the site, alone. */
const SITE_NAME = /^[\u4e00-\u9fff]{2,8}(?:范文|文秘|秘书|公文|作文|素材|资料|课件|文档|文库)[网站]$/;
/** A line drawn with characters. */
const RULE = /^[-—=*_~·•+#☆★◇◆○●□■\s]{4,}$/;
/** Letters and marks that a forum strews between the lines against copying: ! f; r) T) z, y3 S */
const JAMMER =
  /^(?=(?:[^!-/:-@[-`{-~]*[!-/:-@[-`{-~]){3})(?!.*[a-z]{3})(?!.*\d{3})[!-~](?:\s?[!-~]{1,3})(?:\s[!-~]{1,3}){4,}$/i;
const DIGITS = /^\d{1,3}$/;
const TOPIC = new RegExp(`^.{0,6}(?:${SITE_TOPICS})。$`);

interface Kind {
  readonly kind: NoiseKind;
  /** The longest line that it may be. */
  readonly longest: number;
  /** What a glance must show: one of each set; an empty set asks for nothing. */
  readonly any: number;
  readonly also: number;
  readonly words: number;
  readonly first: number;
  readonly last: number;
  readonly patterns: readonly RegExp[];
}

const kind = (
  name: NoiseKind,
  longest: number,
  { any = 0, also = 0, words = 0, first = 0, last = 0 }: Partial<Kind>,
  ...patterns: RegExp[]
): Kind => ({ kind: name, longest, any, also, words, first, last, patterns });
const either = Trait.rights | Trait.letter;
const KINDS: readonly Kind[] = [
  kind("breadcrumb", 240, { any: Trait.crumb }, BREADCRUMB),
  kind("breadcrumb", 240, { any: Trait.arrow }, TRAIL),
  kind("byline", 120, { any: Trait.source, also: Trait.digit | Trait.colon | Trait.parenthesis }, BYLINE),
  kind("byline", 60, { any: Trait.digit, first: Opener.stamp }, STAMP),
  kind("copynote", 240, { first: Opener.copynote }, COPYNOTE),
  kind("copynote", 240, { any: Trait.own, also: Trait.colon }, ABSTRACT),
  kind("editor", 240, { any: Trait.wish, also: Trait.editing }, EDITOR_VERB, EDITOR_WISH),
  kind("editor", 90, { first: Opener.leadIn }, LEAD_IN),
  kind("copyright", 240, { any: either | Trait.own, also: either | Trait.site }, COPYRIGHT),
  kind("download", 60, { any: Trait.letter, words: Word.file }, FILE),
  kind("download", 60, { any: Trait.load | Trait.letter, words: Word.load }, DOWNLOAD),
  kind("related", 30, { first: Opener.related }, RELATED_HEAD),
  kind("related", 40, { any: Trait.load | Trait.site, words: Word.related }, RELATED_TAIL),
  kind("related", 240, { first: Opener.relatedLine }, RELATED_LINE),
  kind("related", 66, { words: Word.datePart, last: Ender.digit }, DATED_LINK),
  kind("copyright", 60, { any: Trait.load, words: Word.load }, REPRINT),
  kind("ad", 100, { any: Trait.trade | Trait.digit | Trait.letter, words: Word.trade }, AD),
  kind("other", 60, { first: Opener.furniture }, FURNITURE),
  kind("other", 40, { first: Opener.furnitureWord }, FURNITURE_LINE),
  kind("other", 240, { first: Opener.rule }, RULE),
  kind("other", 120, { any: Trait.space, first: Opener.ascii, last: Ender.ascii }, JAMMER),
  kind("sitetitle", 12, { last: Ender.site }, SITE_NAME),
  kind("pagenumber", 240, { any: Trait.digit, first: Opener.pageNumber }, PAGENUMBER),
  kind("pagination", 240, { any: Trait.crumb, first: Opener.pageBar }, PAGINATION),
  kind("pagination", 240, { any: Trait.digit, first: Opener.pageLink }, PAGE_LINKS),
];
/** Those that the first character need not show, and what it shows of the others. */
const UNOPENED = KINDS.filter(({ first }) => first === 0);
const OPENERS = KINDS.reduce((openers, { first }) => openers | first, 0);

/**
 * The kind of junk that a line is by its own words, or null. Kinds that need the neighbours (sitetitle, intro, toc,
 * a lone page digit, an anchor) are for the structure to decide.
 */
export function lineNoise(line: Stretch, seen: Glance): NoiseKind | null {
  const { length } = line;
  const kinds = seen.first & OPENERS ? KINDS : UNOPENED;
  // An iterator would be made for every line.
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]!;
    if (length > kind.longest || !mayBe(kind, seen)) continue;
    if (matches(kind, line.folded) && matches(kind, withoutWatermark(line.folded, seen.any))) return kind.kind;
  }
  return null;
}

function matches({ patterns }: Kind, text: string): boolean {
  return patterns.every((pattern) => pattern.test(text));
}

function mayBe({ any, also, words, first, last }: Kind, seen: Glance): boolean {
  return (
    (first === 0 || (seen.first & first) !== 0) &&
    (last === 0 || (seen.last & last) !== 0) &&
    (any === 0 || (seen.any & any) !== 0) &&
    (also === 0 || (seen.any & also) !== 0) &&
    (words === 0 || (seen.words & words) !== 0)
  );
}

/** A line of more characters may be body text. */
const PARAGRAPH = 60;

/** A paragraph without the junk that was inserted into it. */
function withoutWatermark(text: string, traits: number): string {
  const mark = text.length > PARAGRAPH ? findWatermark(text, traits) : null;
  return mark ? text.slice(0, mark.from) + text.slice(mark.to) : text;
}

/** A line that opens a list of other articles, at the end of a page. */
export function opensRelated(text: string): boolean {
  return (text.length <= 30 && RELATED_HEAD.test(text)) || (text.length <= 40 && RELATED_TAIL.test(text));
}

/** A lone number, part of a page bar when it stands beside others. */
export function isLoneNumber(text: string): boolean {
  return text.length <= 3 && DIGITS.test(text);
}

const STOPPED = /[。.．｡﹒]\s*$/;

/**
 * How much a short line looks like a hyperlink's words torn out of a sentence: 2 a name under which sites file texts,
 * 1 a bare word or two, 0 neither.
 */
export function anchorLikeness(line: string): 0 | 1 | 2 {
  if (!STOPPED.test(line)) return 0;
  const text = plain(line);
  const bare = text.replace(/[。.]$/, "");
  if (bare === text || bare.length < 2 || bare.length > 8 || /[^\u4e00-\u9fff]/.test(bare)) return 0;
  if (TOPIC.test(`${bare}。`) && bare.length <= 6) return 2;
  return bare.length <= 5 ? 1 : 0;
}

/** `words` with pinyin allowed behind each character, since columns must stay those of the line. */
const annotated = (words: string) => words.replace(/[\u4e00-\u9fff]/g, "$&(?:\\([^()]{1,7}\\))?");
const WATERMARK = new RegExp(
  `(?:本资料|本文|更多|查看更多|请登[陆录]|欢迎(?:登[陆录]|访问)|资料(?:权属|来源)|版权(?:归|属))[^。;!?]{0,24}?(?:网|站|\\.com|\\.cn)(?:严禁[^。;,!?]{0,10}?剽窃|严禁(?:转载|复制)|版权所有|站|查看|\\.cn|\\.com)?|${annotated("(?:当前)?(?:隐藏|剩余)内容(?:免费|付费)?查看")}`,
);

/** Whether a watermark may stand in a line that has `traits`: they hold what it leads to. */
export function mayHoldWatermark(traits: number): boolean {
  return (traits & (Trait.site | Trait.load)) !== 0;
}

/** Where a watermark leads, and its first words: cheap tests before the pattern. */
const leadsAway = (line: string, traits: number) =>
  (traits & Trait.site && ["网", "站", "網", ".c"].some((way) => line.includes(way))) || line.includes("查看");
const WATERMARK_GATE = /[资資]料|登[陆陸录錄]|[访訪][问問]|更多|版[权權]|本文|[隐隱剩]/;

/** Junk inserted into a line, which has `traits`, that is otherwise text: columns, or null. */
export function findWatermark(line: string, traits: number): { readonly from: number; readonly to: number } | null {
  if (!leadsAway(line, traits) || !WATERMARK_GATE.test(line)) return null;
  const match = WATERMARK.exec(fold(line));
  return match ? { from: match.index, to: match.index + match[0].length } : null;
}
