// What the settings of a zone are called, by group, in both languages.
import { current } from "./text.js";

const GROUPS = [
  [["預約", "Booking"], {
    "book.from-days": ["最早可預約幾天後", "Earliest day to book, days from today"],
    "book.through-days": ["最晚可預約幾天後（0 為不開放）", "Last day to book, days from today (0: none)"],
    "book.opens-at": ["最後一天開放預約的時刻", "Hour at which the last day opens"],
    "book.open-bookings": ["每人同時可有幾筆未用預約（0 不限）", "Open bookings of a person at once (0: any number)"],
    "book.padding-minutes": ["預約前須空出幾分鐘", "Minutes a seat is empty before a booking"],
    "book.cancel-minutes": ["開始前幾分鐘為止可取消", "Minutes before it until which one may cancel"],
    "walk-in.kept-percent": ["保留給現場登記的百分比", "Percent of seats kept for whoever walks in"],
  }],
  [["報到", "Check-in"], {
    "check-in.early-minutes": ["提前幾分鐘開放報到", "Minutes before, from which one may check in"],
    "check-in.grace-minutes": ["開始後幾分鐘內須報到", "Minutes after the beginning, until when"],
  }],
  [["使用", "Stay"], {
    "stay.slot-minutes": ["每一時段幾分鐘", "Minutes of a slot"],
    "stay.shortest-minutes": ["單次至少幾分鐘", "Shortest stay, minutes"],
    "stay.longest-minutes": ["單次至多幾分鐘（含延長）", "Longest stay with its extensions, minutes"],
    "stay.per-day": ["每人每日幾次", "Stays of a person a day"],
    "stay.minutes-per-day": ["每人每日幾分鐘", "Minutes of a person a day"],
    "stay.extend-within-minutes": ["結束前幾分鐘起可延長", "Minutes before the end from which one may extend"],
    "stay.extensions": ["可延長幾次", "Extensions of one stay"],
    "stay.warn-minutes": ["結束前幾分鐘提醒（0 不提醒）", "Minutes before the end that it is told (0: not)"],
    "stay.warn-again-minutes": ["再次提醒（0 不提醒）", "And told again (0: not)"],
    "stay.short-of-people-minutes": ["人數不足可撐幾分鐘", "Minutes a room may have too few people"],
  }],
  [["暫離", "Leave"], {
    "leave.minutes": ["暫離幾分鐘", "Temporary leave, minutes"],
    "leave.meal-minutes": ["用餐時間暫離幾分鐘", "Leave at a meal, minutes"],
    "leave.times": ["每次使用可暫離幾次", "Leaves of one stay"],
    "leave.meals": ["用餐時間", "Meal times"],
  }],
  [["座位", "Seats"], {
    "seat.patron-chooses": ["讀者可自選座位", "A patron may name the seat"],
    "accessible.kept-minutes": ["無障礙座位保留到開始前幾分鐘", "Minutes before a slot until which accessible seats are kept"],
    "who.excluded": ["不開放的讀者類別", "Categories of patrons that may not sit here"],
  }],
  [["違規", "Violations"], {
    "penalty.counted": ["哪些算違規", "What is a violation"],
    "penalty.count": ["幾次停權（0 不停權）", "How many suspend booking (0: never)"],
    "penalty.window-days": ["幾天內累計（0 為當年度）", "Within how many days (0: the calendar year)"],
    "penalty.days": ["停權幾天", "Days of the suspension"],
    "penalty.all-members": ["同行者一併記點", "All members are charged"],
  }],
  [["候補叫號", "Waiting and calls"], {
    "call.hold-minutes": ["叫號後保留幾分鐘", "Minutes a called place is kept"],
    "call.recalls": ["可重複叫號幾次", "Times a number is called again"],
    "call.courtesy-after": ["過號後可再排第幾位之後（0 為棄權）", "Missed once: again behind so many (0: forfeits)"],
    "call.avoid-four": ["不用尾數 4 的號碼", "No numbers that end in 4"],
    "call.by-staff": ["由館員叫號", "Staff call the next"],
    "call.waiting-max": ["最多幾組候補（0 不開放）", "Most that may wait (0: no list)"],
  }],
];

const side = (pair) => pair[current() === "en" ? 1 : 0];

export const meaning = (key) => side(GROUPS.map(([, keys]) => keys[key]).find(Boolean) ?? [key, key]);

/** The rules that the hub tells, in the order of this page; whatever this page has no words for comes last. */
export function groups(rules) {
  const known = GROUPS.map(([title, keys]) => [side(title), Object.keys(keys).map((key) => rules.find((rule) => rule.key === key)).filter(Boolean)]);
  const rest = rules.filter((rule) => !GROUPS.some(([, keys]) => keys[rule.key]));
  return [...known, ["", rest]].filter(([, list]) => list.length > 0);
}
