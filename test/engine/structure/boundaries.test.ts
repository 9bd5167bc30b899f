import assert from "node:assert/strict";
import { Dump } from "../../../server/src/dump";
import { anchorAt } from "../../../server/src/structure/decision";

/** Each paragraph long enough to be body text of its own. */
const body = (topic: string) =>
  `今年${topic}工作任务很重，各村要早谋划、早部署、早落实，把责任压实到组、到户、到人，不留一处空白，不漏一个环节，确保各项要求不折不扣地落到实处，确保群众真正得到看得见、摸得着的实惠。`;

/** Lines that start with ▶ are expected to start a speech. */
const cases: Readonly<Record<string, string>> = {
  "a marker with the title again after it": `▶第一篇：在春耕会上的讲话
在春耕会上的讲话
同志们：
${body("春耕")}
▶第二篇：在防汛会上的讲话
在防汛会上的讲话
各位领导，同志们：
${body("防汛")}`,

  "a marker at the end of the title": `▶村务工作讲话稿篇一
${body("修路")}
▶村务工作讲话稿篇二
${body("修渠")}
▶村务工作讲话稿篇三
${body("植树")}`,

  "a marker between the title of the page and that of the text": `▶村务工作讲话稿 篇一：修路
${body("修路")}
▶村务工作讲话稿 篇二：修渠
${body("修渠")}`,

  "titles without markers": `▶村支书在修路动员会上的讲话
同志们：
${body("修路")}
谢谢大家！
▶村支书在植树动员会上的讲话
同志们：
${body("植树")}`,

  "a fresh salutation after a farewell": `▶同志们：
${body("修路")}
谢谢大家！
▶同志们：
${body("植树")}`,

  "a salutation run into the body": `▶在修路动员会上的讲话
同志们：今天我们召开修路动员会。${body("修路")}
同志们，让我们为早日通车而努力奋斗！
▶同志们：今天我们召开植树动员会。${body("植树")}`,

  "the last words of a speech that was cut": `▶第三，把秧苗管好，田里不要断水。
谢谢大家！
▶第二篇：在修渠会上的讲话
同志们：
${body("修渠")}`,

  "the rest of a speech that was cut in mid-series": `▶（三）加强领导。${body("修路")}
${body("修桥")}
▶在植树动员会上的讲话
同志们：
${body("植树")}`,

  "titles that lost the break before the salutation": `春耕讲话稿范文（精选3篇）
▶春耕讲话稿1尊敬的各位领导、亲爱的乡亲们：
${body("修路")}
谢谢大家！
▶春耕讲话稿2同志们：今天我们召开修渠会。${body("修渠")}
▶【在植树会上的讲话】各位领导、各位来宾：
${body("植树")}`,

  "examples and strewn letters": `▶【范例一】
同志们：
! r; q) T) z, y3 S/ ]% }4
${body("修路")}
▶【范例二】
各位：
${body("修渠")}`,

  "an untitled speech after an appeal": `▶同志们：
${body("修路")}
${body("路基")}
${body("路标")}
护路队员们，出发！
▶各位新任护林员，刚才你们领了袖章。${body("护林")}借这个机会，我提三点希望。
${body("防火")}
${body("巡山")}
会后，各组把名单报上来。
▶按照镇里的安排，我们开个会，把修渠的事作一个具体的部署。${body("修渠")}`,

  "applause for the next speaker": `▶在表彰会上的主持词
同志们：
${body("评选")}
让我们以热烈的掌声欢迎镇长讲话！
同志们，刚才镇长作了重要讲话。${body("贯彻")}
谢谢大家！`,

  "a drawn line": `▶同志们：
${body("修路")}
${body("路基")}
${body("路标")}
----------
▶根据会议安排，我汇报修渠的情况。${body("修渠")}`,

  "short speeches, each with its greeting": `▶大家好！我叫张大山。${body("放水")}
谢谢大家！
▶各位领导，大家好！我叫李小河。${body("护林")}
谢谢大家！
▶大家好，我叫王平。${body("修路")}`,

  "an outline before the speech": `▶安全生产例会讲话
目录/提纲：……
一、认清形势
二、抓好落实
……
同志们：
${body("安全")}
一、认清形势
${body("形势")}
二、抓好落实
${body("落实")}`,

  "a new topic": `▶同志们：
${body("修路")}挖土方、铺石子、压路基、立路标，一段一段往前推，塌方的地方先清后修，过水的地方先埋涵管，雨季之前通到山那边的两个村，让拉粮的车子开得进来，也让看病的老人走得出去，这是三年前就答应过乡亲们的。
${body("路基")}
${body("路标")}
会后，各组把名单报上来。
▶刚才看了三个班的早读，孩子们声音洪亮，黑板报也办得活泼。老师批改作文要多写评语，少打红叉；晚自习要早点放学，别让家长摸黑等在校门口；图书角的故事书破了要补，跳绳、毽子、乒乓球也要添一些，让每个学生都有自己喜欢的游戏，笑着来上学，唱着歌回家。食堂的饭菜要热乎，宿舍的被褥要勤晒，生病的同学有人陪，想家的同学有人哄，班主任每周和父母通一次电话，把进步讲给他们听，把委屈也讲给他们听。校医室要备足常用药，洗手池要装够水龙头，操场的沙坑每天翻一遍，单杠、秋千每月查一回，谁值日谁签字。没有稿子，就说几句。
数学课的口算要天天练，三年级以上每人备一个错题本，算盘、量角器、圆规由学校统一买。音乐老师请了产假，暂由四年级语文老师代课，风琴坏了两个键，趁暑假送去修。运动会定在十月，跑步、跳远、拔河，每个孩子至少报一样。`,

  "rhetorical calls inside a speech": `▶在庆功会上的讲话
同志们、朋友们：
${body("创建")}
同志们、朋友们！
${body("巩固")}
同志们、朋友们！
${body("提升")}`,

  "a salutation in mid-speech that the numbering runs across": `▶在修路动员会上的讲话
同志们：
${body("修路")}
一、看清形势
${body("勘察")}
二、明确任务
${body("施工")}
同志们：
三、狠抓落实
${body("验收")}`,

  "the parts of one speech": `▶在村党员大会上的党课
同志们：
今天我给大家上一堂党课，分三个部分来讲。
第一部分：为什么要学
${body("学习")}
第二部分：学了什么
${body("党章")}
第三部分 2023年工作打算
${body("落实")}
以上就是我今天讲的全部内容，谢谢大家！`,

  "the parts of a collection": `▶第一部分 党建工作
在村党员大会上的讲话
同志们：
${body("党建")}
谢谢大家！
▶第二部分：在春耕会上的讲话
${body("春耕")}
谢谢大家！`,

  "titles without a kind word, signed by their speakers": `▶在经验交流会上的发言
同志们：
${body("交流")}
${body("经验")}
▶一条水渠通到田头
镇水利站站长　李小河
去年这个时候，${body("修渠")}
水通了，人心也就通了。
▶巡山路上的灯
镇林业站站长　王平
我们站里有七个人。${body("护林")}`,

  "the title of the page, under which the texts are numbered": `春耕工作会议讲话
2024-03-18
▶同志们：
${body("春耕")}
${body("备耕")}
▶篇2：春耕工作会议讲话
在机耕道现场会上的讲话
各位乡亲：
${body("修路")}`,

  "junk before an item of a series": `▶在表彰会上的讲话
同志们：
${body("评选")}
一要抓培训。${body("培训")}
更多素材请添加客服微信：abc2020
二要抓考核。学校门口的早市、河边的柳树、放风筝的孩子，都和这件事没有关系，可是干好了这件事，它们都会变得更好看。${body("考核")}`,

  "numbered titles, one of them without a salutation": `▶一、镇长在春耕会上的讲话
同志们：
${body("春耕")}
${body("备耕")}
▶二、镇长在防汛会上的讲话
同志们：
${body("防汛")}
${body("巡查")}
▶三、站长在护林会上的发言
${body("护林")}`,

  "a dump that was cut in mid-speech": `▶（三）抓好验收。${body("验收")}
${body("管护")}
同志们，让我们为早日通车而努力奋斗！
▶在植树会上的讲话
同志们：
${body("植树")}`,

  "an agenda": `▶在总结会上的主持词
同志们：
${body("开会")}
${body("议程")}
今天的会议有三项议程：
一、张大山同志作典型发言
二、李小河同志作表态发言
三、镇长讲话
${body("贯彻")}`,

  "padded numbers above titles without a kind word": `▶01
在春耕会上的讲话
同志们：
${body("春耕")}
${body("备耕")}
▶02
我为乡亲守水渠
——在先进事迹报告会上的发言
水利站 李小河
各位领导、同志们：
${body("修渠")}`,

  "a torn title": `▶第一篇：在全县水利工作会议上的
在全县水利工作会议上的
总结讲话
张大山（2023年3月5日）
同志们：
${body("水利")}
▶第二篇：在水库除险会上的讲话
同志们：
${body("除险")}`,

  "wider gaps than usual": `▶同志们：

${body("修路")}

一、干什么

${body("勘察")}

二、怎么干

${body("施工")}

${body("验收")}


▶按照镇里的安排，我汇报一下植树的情况。

${body("植树")}

一、成绩

${body("造林")}

二、不足

${body("管护")}`,

  "pages of different habits": `▶在修路动员会上的讲话

同志们：

${body("修路")}

${body("修桥")}

${body("修渠")}

谢谢大家！
▶在植树动员会上的讲话
同志们：
${body("植树")}
${body("造林")}
${body("护林")}
${body("管护")}
${body("防火")}
${body("巡山")}
${body("育苗")}
${body("采种")}

▶按照镇里的安排，我汇报一下秋收的情况。
${body("秋收")}
${body("秋种")}
${body("收割")}
${body("晾晒")}`,

  "an introduction under a heading": `▶在修路动员会上的讲话
同志们：
${body("修路")}
一、成绩
（一）路通了。${body("通车")}
（二）桥通了。${body("架桥")}
二、不足
刚才大家看了展板，说得不少，做得不够，还有这样几个问题。
（一）管护跟不上。${body("管护")}
（二）资金跟不上。${body("集资")}`,

  "a farewell and then the title of another page": `▶同志们：
${body("修路")}
谢谢大家！
村务讲话稿
村务讲话稿是一种常用的文体。
▶第一篇：在植树动员会上的讲话
同志们：
${body("植树")}`,

  "a title and its speaker under the links of another page": `▶同志们：
${body("修路")}
谢谢大家！
相关文章推荐
在防汛会上的讲话
在秋收会上的讲话
▶镇政府工作报告
——在镇人民代表大会上
镇长 张大山
各位代表：
${body("植树")}`,

  "thanks in mid-speech": `▶同志们：
${body("修路")}
谢谢大家的掌声！
${body("修桥")}
我给大家鞠一个躬。谢谢大家！
当然，修路的钱还不够，下面三件事要抓紧办。
${body("集资")}
谢谢大家！
▶同志们：
${body("植树")}`,

  "the end of a page in mid-speech": `▶在修路动员会上的讲话
同志们：
${body("修路")}
上一页 1 2 3 下一页
${body("修桥")}
共
3
页，现在是第
2
页
今天把话说透，我就集资讲三点意见。
${body("集资")}`,

  "a notice with its signature": `▶关于召开修路动员会的通知
各村：
${body("修路")}
特此通知。
镇人民政府办公室
2023年3月5日
点击下载：通知.docx
村务讲话稿（2篇）
发布时间：2023-03-06
▶第一篇：在植树动员会上的讲话
同志们：
${body("植树")}`,

  "a date above a salutation": `▶同志们：
${body("修路")}
谢谢大家！
▶（2023年3月5日）
同志们：
${body("植树")}`,

  "junk between the rows of a title": `▶同志们：
${body("修路")}
谢谢大家！
▶植树造林正当时
发布时间：2023-03-06
——在植树动员会上的讲话
同志们：
${body("植树")}`,

  "games that the speaker declares open": `▶老师们、同学们：
${body("体育")}
预祝运动会圆满成功！
现在我宣布，运动会开幕！
▶演讲比赛串词
尊敬的各位评委，亲爱的同学们：
${body("演讲")}`,

  "a list of links above a salutation": `▶同志们：
${body("修路")}
谢谢大家！
相关文章推荐
1、在防汛会上的讲话
2、在秋收会上的讲话
▶同志们：
${body("植树")}`,

  "a table of contents": `村务讲话汇编（4篇）

1。在修路动员会上的讲话
2。在植树动员会上的讲话
3。在防汛会上的讲话
4。在秋收会上的讲话

▶同志们：
${body("修路")}
谢谢大家！
▶同志们：
${body("植树")}`,

  "a page's front and end": `当前位置：首页 > 讲话稿
村务讲话范文（精选2篇）
时间：2023-03-05 10:20:30 作者：小草
讲话稿是一种常用的文体，好的讲话稿能打动人。以下是小编整理的范文，供大家参考。
▶在修路动员会上的讲话
同志们：
${body("修路")}
谢谢大家！
▶在植树动员会上的讲话
下面是小编为大家整理的，供大家参考。
同志们：
${body("植树")}
相关文章推荐
在防汛会上的讲话
同志们：汛期到了……`,
};

function startsOf(text: string): number[] {
  return Dump.read(text).structure.speeches.map(({ line }) => line);
}

describe("boundaries", () => {
  for (const [name, marked] of Object.entries(cases))
    it(`stand right with ${name}`, () => {
      const lines = marked.split("\n");
      const expected = lines.flatMap((line, i) => (line.startsWith("▶") ? [i] : []));
      assert.deepEqual(startsOf(lines.map((line) => line.replace(/^▶/, "")).join("\n")), expected);
    });

  it("keep their evidence and a confidence", () => {
    const { speech } = Dump.read(cases["titles without markers"]!.replaceAll("▶", "")).structure.speeches[1]!;
    assert.deepEqual(
      speech.evidence.map(({ name, line }) => [name, line]),
      [
        ["prior", 0],
        ["spokenTitle", 0],
        ["salutation", 1],
        ["opening", 2],
        ["thanks", -1],
      ].filter(([name]) => name !== "opening"),
    );
    assert.ok(speech.confidence > 0.9 && speech.confidence <= 1);
  });

  it("read the title block", () => {
    const { speech } = Dump.read(cases["a torn title"]!.replaceAll("▶", "")).structure.speeches[0]!;
    assert.equal(speech.title, "在全县水利工作会议上的总结讲话");
    assert.equal(speech.marker, "第一篇：");
    assert.equal(speech.ordinal, 1);
    assert.deepEqual(speech.titleLines, [0, 1, 2]);
    assert.equal(speech.salutationLine, 4);
    assert.equal(speech.speaker, "张大山");
    assert.equal(speech.isoDate, "2023-03-05");
    assert.equal(speech.kind, "讲话");
    assert.equal(speech.occasion, "全县水利工作会议");
  });

  it("end before the junk that follows", () => {
    const dump = Dump.read(cases["a page's front and end"]!.replaceAll("▶", ""));
    const [, last] = dump.structure.speeches;
    assert.equal(dump.lines.at(last!.line + last!.speech.endLine)!.text, body("植树"));
    assert.equal(dump.structure.title, "村务讲话范文（精选2篇）");
    assert.equal(dump.structure.claimedCount, 2);
    assert.deepEqual(
      dump.structure.noise.map(({ kind, line, endLine }) => [kind, line, endLine]),
      [
        ["breadcrumb", 0, 0],
        ["sitetitle", 1, 1],
        ["byline", 2, 2],
        ["intro", 3, 3],
        ["related", 12, 14],
      ],
    );
  });

  it("match a table of contents to the bodies by the words they share", () => {
    const { toc } = Dump.read(cases["a table of contents"]!.replaceAll("▶", "")).structure;
    assert.deepEqual(
      toc.map(({ line, ordinal, title, speech }) => [line, ordinal, title, speech]),
      [
        [2, 1, "在修路动员会上的讲话", 0],
        [3, 2, "在植树动员会上的讲话", 1],
        [4, 3, "在防汛会上的讲话", null],
        [5, 4, "在秋收会上的讲话", null],
      ],
    );
  });
});

describe("decisions", () => {
  const text = cases["titles without markers"]!.replaceAll("▶", "");
  const lines = Dump.read(text).lines;

  it("forbid a boundary", () => {
    const decisions = [{ kind: "no-boundary" as const, ...anchorAt(lines, 4) }];
    assert.deepEqual(
      Dump.read(text, { decisions }).structure.speeches.map(({ line }) => line),
      [0],
    );
  });

  it("put a boundary where nothing speaks for one", () => {
    const decisions = [{ kind: "boundary" as const, ...anchorAt(lines, 2) }];
    assert.ok(Dump.read(text, { decisions }).structure.speeches.some(({ line }) => line === 2));
  });

  it("survive edits elsewhere", () => {
    const decisions = [{ kind: "no-boundary" as const, ...anchorAt(lines, 4) }];
    const moved = Dump.read(`网站首页\n\n${text}`, { decisions });
    assert.equal(moved.structure.speeches.length, 1);
  });
});
