// Every word of the console, in both languages. Names of wires and frames stay as the protocols write them.
export const languages = { "zh-Hant": "中文（臺灣）", en: "English" };

const words = {
  "zh-Hant": {
    skip: "跳到書架", title: "技術員主控台", room: "館內", people: "館內的人", desk: "服務檯", outside: "館外",
    programs: "程式與線路", faults: "故障", heal: "全部修好", wire: "線上訊號", hold: "暫停捲動",
    hint: "拖曳書或卡片；或先點一下拿起，再點要放的地方。把卡片放到讀卡區就是刷卡。",
    reader: "讀卡區：把卡片放這裡", open: "開門", close: "關門", force: "撬開", locked: "上鎖", unlocked: "已解鎖", sounding: "發出聲音",
    free: "還能放 {n} 公釐", running: "運作中", stopped: "停止", start: "啟動", stop: "停止", plug: "拔電源", cut: "剪網路", mend: "接網路",
    clockOf: "{n} 的時鐘", RIGHT: "時鐘正確", DAY_FAST: "時鐘快一天", DAY_SLOW: "時鐘慢一天", GAINING: "時鐘每分鐘快一小時", BATTERY_EMPTY: "時鐘電池沒電，重新上電",
    week: "過一個星期", weekHint: "館內所有時鐘往後一週，讓到期的事到期", page: "開啟 {n} 的頁面",
    PATRON: "讀者", STAFF: "館員", picked: "已拿起「{n}」，請點要放的地方。", lost: "連不上模擬器，正在重新連線。", cutState: "網路已剪斷",
    DOOR_CLOSED: "門關著，拿不到。", DOOR_LOCKED: "門鎖著，拉不開。", NO_DOOR: "這一格沒有門。", NO_ROOM: "這一格放不下了。", NOT_IN_HAND: "手上沒有這樣東西。",
    NOTHING_TO_READ: "這上面沒有可讀的號碼。", readerFaults: "RFID 讀取器", cardFaults: "讀卡機", placeFaults: "格位（{n}）", chooseplace: "選格位",
    "reader-unplugged": "拔掉", "reader-silent": "不回應", "reader-babbling": "亂碼", "reader-late": "慢兩秒", "noisy-line": "雜訊",
    "card-reader-unplugged": "拔掉", "card-reader-silent": "不回應", "antenna-dead": "天線斷線", "antenna-noisy": "天線收訊差", "lock-stuck": "鎖卡住",
    "lamp-dead": "燈壞了", "contact-bounces": "接點彈跳", "restart-reader": "重新上電", "tag-dead": "標籤壞了", "tag-weak": "標籤微弱", thingFaults: "拿起的書（{n}）",
    handIn: "手伸進投書口", handOut: "手移開", flapOpen: "投書口開著", flapShut: "投書口關著", beltRuns: "輸送帶運轉中", dropFaults: "還書箱", "belt-jammed": "輸送帶卡住", "diverter-stuck": "分流器卡住", "flap-stuck": "投書口關不上", "bin-full": "{n} 箱滿",
    printer: "明細印表機", noSlip: "明細印表機：沒有紙條", takeSlips: "取走", slip: "第 {n} 張明細", printerFaults: "明細印表機",
    "printer-paper-low": "紙快用完", "printer-paper-out": "沒有紙", "printer-cover-open": "蓋子開著", "printer-knife-stuck": "裁刀卡住", "printer-off": "關電源",
    faultsOf: "：{n}", lineFaults: "讀卡與條碼線路", boardFaults: "主機板", contactFaults: "門的接點（{n}）", tagFaults: "拿起的標籤（{n}）",
    "card-line-noisy": "讀卡雜訊", "scanner-unplugged": "拔掉條碼掃描器", "outputs-persist": "程式死後輸出不歸零",
    "contact-open": "一直說開著", "contact-shut": "一直說關著", "tag-strays": "在 {n} 也收得到", "write-torn": "下次寫入中斷",
  },
  en: {
    skip: "Skip to the shelf", title: "technician's console", room: "The library", people: "People", desk: "Desk", outside: "Outside",
    programs: "Programs and cables", faults: "Break something", heal: "Mend everything", wire: "On the wire", hold: "Hold still",
    hint: "Drag books and cards; or click one to pick it up and click where it should go. A card put on the card reader is tapped.",
    reader: "Card reader: put a card here", open: "Open", close: "Close", force: "Force", locked: "locked", unlocked: "unlocked", sounding: "sounding",
    free: "{n} mm free", running: "running", stopped: "stopped", start: "Start", stop: "Stop", plug: "Unplug", cut: "Cut network", mend: "Mend network",
    clockOf: "Clock of {n}", RIGHT: "Clock is right", DAY_FAST: "Clock a day fast", DAY_SLOW: "Clock a day slow", GAINING: "Clock gains an hour a minute", BATTERY_EMPTY: "Clock battery empty, power-cycled",
    week: "Let a week pass", weekHint: "Every clock in the library moves on by a week, so that what expires expires", page: "Open the page of {n}",
    PATRON: "patron", STAFF: "staff", picked: "Picked up “{n}”. Click where it should go.", lost: "The simulator cannot be reached; trying again.", cutState: "network cut",
    DOOR_CLOSED: "The door is closed; it can't be reached.", DOOR_LOCKED: "The door is locked.", NO_DOOR: "There is no door here.", NO_ROOM: "There is no room left here.", NOT_IN_HAND: "It is not in that hand.",
    NOTHING_TO_READ: "There is no number on it to read.", readerFaults: "RFID reader", cardFaults: "Card reader", placeFaults: "Compartment ({n})", chooseplace: "Choose a compartment",
    "reader-unplugged": "Unplug", "reader-silent": "Silence", "reader-babbling": "Babble", "reader-late": "Two seconds late", "noisy-line": "Noise",
    "card-reader-unplugged": "Unplug", "card-reader-silent": "Silence", "antenna-dead": "Tear the antenna", "antenna-noisy": "Weak antenna", "lock-stuck": "Jam the lock",
    "lamp-dead": "Kill the lamp", "contact-bounces": "Bouncing contact", "restart-reader": "Power-cycle", "tag-dead": "Kill its tag", "tag-weak": "Weaken its tag", thingFaults: "Picked up ({n})",
    handIn: "Hold a hand in", handOut: "Take the hand out", flapOpen: "flap open", flapShut: "flap shut", beltRuns: "belt running", dropFaults: "Book drop", "belt-jammed": "Jam the belt", "diverter-stuck": "Jam the diverter", "flap-stuck": "Hold the flap open", "bin-full": "Fill {n}",
    printer: "Receipt printer", noSlip: "Receipt printer: nothing hangs out", takeSlips: "Take", slip: "Receipt {n}", printerFaults: "Receipt printer",
    "printer-paper-low": "Paper low", "printer-paper-out": "No paper", "printer-cover-open": "Cover open", "printer-knife-stuck": "Jam the knife", "printer-off": "Power off",
    faultsOf: ": {n}", lineFaults: "Card and barcode lines", boardFaults: "Board", contactFaults: "Door contact ({n})", tagFaults: "Tag of what is picked up ({n})",
    "card-line-noisy": "Noise on the cards", "scanner-unplugged": "Unplug the scanner", "outputs-persist": "Outputs outlive the program",
    "contact-open": "Says open for ever", "contact-shut": "Says shut for ever", "tag-strays": "Heard in {n} as well", "write-torn": "Tear the next write",
  },
};

let language = localStorage.getItem("carrel-console-language") ?? "zh-Hant";

export const current = () => language;

export function choose(next) {
  language = next;
  localStorage.setItem("carrel-console-language", next);
}

/** The words for a key, with {n} filled in. */
export function say(key, n = "") {
  return (words[language][key] ?? key).replace("{n}", n);
}
