import assert from "node:assert/strict";
import { Cue } from "../../../server/src/reading/cue";
import { readMark } from "../../../server/src/reading/mark";

type CueName = keyof typeof Cue;

const cues: readonly (readonly [line: string, cue: CueName])[] = [
  ["同志们：", "Salutation"],
  ["各位领导，同志们:", "Salutation"],
  ["尊敬的各位来宾、女士们、先生们：", "Salutation"],
  ["各位老師、同學(xué)們(men)：", "Salutation"],
  ["各镇（街道）卫生院：", "Salutation"],
  ["亲爱的爷爷奶奶、各位乡亲：", "Salutation"],
  ["各位：", "Salutation"],
  ["诸位先进、诸位乡贤：", "Salutation"],
  ["主席先生，各位代表：", "Salutation"],
  ["全镇各族人民：", "Salutation"],
  ["镇直各部门、各村党支部、各总支：", "Salutation"],
  [
    "尊敬的张大山主任（镇政府办公室主任）、李小河站长（水利站站长）、王平所长（农技推广所所长）、赵田会长（养殖协会会长）、孙谷校长（镇中心小学校长），各位乡亲：",
    "Salutation",
  ],
  ["在春耕会上的讲话 同志们：", "Salutation"],
  ["在春耕会上的讲话 同志们：", "SpokenTitle"],
  ["春耕讲话稿1各位乡亲：大家好！今天我们召开春耕会。", "RunInSalutation"],
  ["同志们、朋友们！", "Call"],
  ["各位来宾，各位朋友，", "Call"],
  ["同志们：今天我们召开春耕动员会。", "RunInSalutation"],
  ["各位宗亲：大家新年好！", "RunInSalutation"],
  ["大家好！我叫张大山，来竞聘水管站站长。", "RunInSalutation"],
  ["各位领导、各位评委，大家上午好！我叫张大山。", "RunInSalutation"],
  ["大家下午好！", "Greeting"],
  ["小朋友们，大家好！", "Greeting"],
  ["新学期好！", "Greeting"],
  ["谢谢大家！", "Thanks"],
  ["我的发言完了，谢谢大家。", "Thanks"],
  ["我就讲这些。", "Thanks"],
  ["此致敬礼！", "Thanks"],
  ["以上是我的述职，请各位代表评议。", "Thanks"],
  ["恳请大家批评指正。", "Thanks"],
  ["为了今年的丰收，干杯！", "Thanks"],
  ["老支书安息吧！", "Thanks"],
  ["现在散会。", "Thanks"],
  ["同志们，新的一年，让我们携起手来，为建设美丽乡村而努力奋斗！", "ConcludingHead"],
  ["让我们为建设美丽乡村而努力奋斗！", "Peroration"],
  ["这次会议的主要任务是部署秋收。", "Convening"],
  ["同志们：大家好！今天我们在这里召开防汛会。", "Convening"],
  ["经镇党委研究，今天我们在这里召开防汛会。", "Convening"],
  ["刚才，三位同志作了发言。", "Opening"],
  ["各位新任护林员，刚才你们领了袖章。", "Opening"],
  ["按照镇里的统一要求，从今天起修渠。", "Opening"],
  ["2023年，我站在镇党委的领导下，完成了各项任务。", "Opening"],
  ["趁着雨还没来，我们今天开个短会。", "Convening"],
  ["下面，我就修渠的事作一个部署。", "Announcement"],
  ["临时让我说，我就说几句。", "Announcement"],
  ["护路队员们，出发！", "ConcludingHead"],
  ["会后，各组把名单报上来。", "ConcludingHead"],
  ["下面，我讲三点意见。", "Announcement"],
  ["在全镇春耕生产会议上的讲话", "SpokenTitle"],
  ["在老年大学开学典礼上的致辞（最终版）", "SpokenTitle"],
  ["水库管护工作总结", "Title"],
  ["──在全镇春耕生产会议上的讲话", "Subtitle"],
  ["2023年3月5日", "Date"],
  ["（二〇二三年三月五日）", "Date"],
  ["20xx年x月x日。", "Date"],
  ["张大山（2023年3月5日）", "Person"],
  ["镇党委书记 李小河", "Person"],
  ["发言人：李小河", "Person"],
  ["春耕讲话范文（精选12篇）", "Claim"],
  ["《春耕讲话稿（12篇）》", "Claim"],
];

const absent: readonly (readonly [line: string, cue: CueName])[] = [
  ["同志们要明白一个道理：", "Salutation"],
  ["各位村干部要牢固树立这样的观念：", "Salutation"],
  ["全镇上下要把握好三个关系：", "Salutation"],
  ["听了镇长的讲话同志们都认为：", "SpokenTitle"],
  ["祝同志们新年好！", "Greeting"],
  ["我愿意接受组织的考验。", "Peroration"],
  ["春耕讲话稿（第2篇）", "Claim"],
  ["有的同志说：“这件事不好办。”", "RunInSalutation"],
  ["他的讲话很好，大家听得很认真。", "Title"],
  ["一、认真学习领导讲话", "Title"],
  ["会上宣读了表彰通知。", "Title"],
  ["感谢大家一年来的辛苦付出，也感谢家属的支持，下面我讲三点。", "Thanks"],
];

const noise: readonly (readonly [line: string, kind: string | null])[] = [
  ["当前位置：首页 > 讲话稿 > 春耕讲话", "breadcrumb"],
  ["时间：2023-03-05 10:20:30 作者：小草", "byline"],
  ["下面是小编为大家整理的春耕讲话，仅供参考。", "editor"],
  ["页，当前第。", "pagination"],
  ["上一页 1 2 3 下一页", "pagination"],
  ["~ 12 ~", "pagenumber"],
  ["第 3 页 共 9 页", "pagenumber"],
  ["声明：本文由网友上传，如有侵权请联系删除。", "copyright"],
  ["点此处下载文档", "download"],
  ["相关文章推荐", "related"],
  ["猜你喜欢", "related"],
  ["上一篇：夏收讲话", "related"],
  ["《春耕讲话》来源于本网会员分享，欢迎阅读春耕讲话。", "copynote"],
  ["代写演讲稿，加微信 abc123", "ad"],
  ["（责任编辑：张大山）", "byline"],
  ["校对：张大山", "byline"],
  ["以下是镇长在春耕会上的讲话全文：", "editor"],
  ["（未完，全文共2345字，当前仅显示300字）", "download"],
  ["……此处隐藏1234个字……", "download"],
  ["试读已结束，剩余3页", "download"],
  ["开通会员文档无限下载", "ad"],
  ["本文档由会员上传", "copynote"],
  ["以上就是春耕讲话范文，希望您喜欢。", "copynote"],
  ["【打印本页】【关闭窗口】", "other"],
  ["（全文完）", "other"],
  ["----------", "other"],
  ["打印 关闭", "other"],
  ["[大 中 小]", "other"],
  ["——完——", "other"],
  ["为您推荐", "related"],
  ["看过本文的人还看过", "related"],
  ["更多春耕讲话推荐", "related"],
  ["2023-03-05 10:20:30", "byline"],
  ["发布于 2023-03-05", "byline"],
  ["责编/张大山", "byline"],
  ["www.example.com", "copynote"],
  ["（转载自乡村文秘网）", "copynote"],
  ["原标题：在春耕会上的讲话", "copynote"],
  ["所需积分：10", "other"],
  ["大家收藏好种子。", null],
  ["2023年3月5日", null],
  ["…………", null],
  ["精品文档", "other"],
  ["相关热词搜索：春耕 讲话", "other"],
  ["春耕讲话四篇本文简介：篇一：春耕讲话 同志们：今天开会。", "copynote"],
  ["春耕讲话四篇 来源：网络，免责声明：仅限学习交流。", "copyright"],
  ["看了春耕讲话的人还看了：", "related"],
  ["更多素材请添加客服微信：abc2020", "ad"],
  ["第三，要把服务做细。实行扫码登记，让种粮大户少跑一趟路。", null],
  ["! r; q) T) z, y3 S/ ]% }4", "other"],
  ["乡村文秘网", "sitetitle"],
  ["以下是我的发言。", null],
  ["已有12人报名。", null],
  [`${"各组要把渠道看好，把水放足。".repeat(4)}更多文章请访问乡村文秘网版权所有，把苗保住。`, null],
  ["Speech at the spring meeting", null],
  ["这个位置很重要。", null],
  ["各单位要把责任分解到人，有关材料供参考。", null],
  ["大会第一页翻开了。", null],
];

describe("readMark", () => {
  for (const [line, cue] of cues) it(`${line} shows ${cue}`, () => assert.ok(readMark(line).cues & Cue[cue]));
  for (const [line, cue] of absent)
    it(`${line} does not show ${cue}`, () => assert.equal(readMark(line).cues & Cue[cue], 0));
  for (const [line, kind] of noise)
    it(`${line} is ${kind ?? "no"} noise`, () => assert.equal(readMark(line).noise, kind));

  const markers: readonly (readonly [line: string, value: number, title: string])[] = [
    ["第二篇：在春耕会上的讲话", 2, "在春耕会上的讲话"],
    ["第12篇 在春耕会上的讲话", 12, "在春耕会上的讲话"],
    ["【篇三】春耕讲话", 3, "春耕讲话"],
    ["篇四：春耕讲话", 4, "春耕讲话"],
    ["范文五：春耕讲话", 5, "春耕讲话"],
    ["春耕工作發(fā)言稿篇十六", 16, "春耕工作发言稿"],
    ["春耕工作发言稿（篇7）", 7, "春耕工作发言稿"],
    ["第三部分：春耕讲话", 3, "春耕讲话"],
    ["【范例一】", 1, ""],
    ["【范例】", 0, ""],
    ["参考范文二", 2, ""],
    ["示例三：春耕讲话", 3, "春耕讲话"],
    ["发言材料4：", 4, ""],
    ["★第五篇★春耕讲话", 5, "春耕讲话"],
    ["◆篇六", 6, ""],
    ["【篇七：春耕讲话】", 7, "春耕讲话"],
    ["No.8 春耕讲话", 8, "春耕讲话"],
    ["春耕讲话·篇九", 9, "春耕讲话"],
    ["春耕讲话稿通用10", 10, "春耕讲话稿通用"],
    ["春耕讲话之二", 2, "春耕讲话"],
    ["发言稿（范文三）", 3, "发言稿"],
    ["春耕讲话稿4各位乡亲：", 4, "春耕讲话稿"],
  ];
  for (const [line, value, title] of markers)
    it(`${line} is marker ${value}`, () => {
      const { marker } = readMark(line);
      assert.deepEqual(marker && [marker.value, marker.title], [value, title]);
    });

  it("reads a long line from its ends alone", () => {
    const long = readMark(`一是${"粮食安全重于泰山，".repeat(60)}为丰收而努力奋斗！`);
    assert.equal(long.ordinal?.style, "is");
    assert.ok(long.cues & Cue.Peroration && long.cues & Cue.Sentence);
  });

  it("gives body lines one shared mark", () => {
    assert.equal(
      readMark("田里的水已经放足了，大家可以放心，今年的秧苗长势很好，预计收成不错。"),
      readMark("渠里的水已经放足了，大家可以放心，今年的麦苗长势很好，预计收成不错。"),
    );
  });
});
