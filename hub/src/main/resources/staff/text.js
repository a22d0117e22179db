// Every word of the page in both languages; keys are the hub's own codes where there are any.
const both = {
  skip: ["跳到主要內容", "Skip to the main part"],
  now: ["待處理", "Now"], devices: ["設備", "Devices"], pull: ["撤架清單", "Pull list"], repairs: ["標籤待修", "Tag repairs"],
  conflicts: ["待核對", "To reconcile"], commands: ["指令", "Commands"],
  language: ["English", "中文"], dark: ["深色", "Dark"], light: ["淺色", "Light"], leave: ["登出", "Sign out"],
  signIn: ["請登入館員頁面", "Sign in to the staff page"], login: ["帳號", "Account"], password: ["密碼", "Password"], enter: ["登入", "Sign in"],
  live: ["即時連線中", "Live"], notLive: ["連線中斷，畫面可能不是最新；正在重新連線。", "Connection lost, so this may be out of date. Connecting again."],
  noBroker: ["主機收不到設備訊息，請通知技術人員。", "The hub cannot hear any device. Tell a technician."],
  loading: ["正在讀取…", "Loading…"],
  allWell: ["目前沒有需要處理的事。", "Nothing needs you now."], allWellMore: ["所有設備正常。", "Every device is in order."],
  needs: ["件需要處理", "need you"], needsOne: ["件需要處理", "needs you"], strangeTags: ["架上異常標籤", "Strange tags on the shelves"], quiet: ["正常", "In order"], others: ["其他設備", "Other devices"],
  since: ["自", "since"], act: ["下一步", "Next"], name: ["名稱", "Name"], place: ["位置", "Place"], state: ["狀態", "State"], item: ["館藏", "Item"],
  compartment: ["格位", "Compartment"], why: ["原因", "Why"], device: ["設備", "Device"], when: ["時間", "When"], who: ["經手", "By"], command: ["指令", "Command"],
  alarm: ["警示", "Alarm"], lost: ["失去連線", "Lost"], "part-failed": ["零件故障", "Part failed"], stopped: ["已停止", "Stopped"],
  "never-seen": ["尚未連線", "Never connected"], limited: ["部分受限", "Limited"], "in-order": ["正常", "In order"],
  "go-and-see": ["請至現場查看", "Go and see"], "check-power-and-network": ["請檢查電源與網路", "Check power and network"], "repair-part": ["請技術人員修理", "Have it repaired"],
  "start-device": ["請啟動設備", "Start it"], "connect-first-time": ["請完成首次連線", "Connect it for the first time"], "plan-repair": ["安排檢修", "Plan a repair"], nothing: ["", ""],
  "wrong-item-taken": ["取走了別人的書", "Wrong book taken"], "item-taken-unattended": ["未刷卡取走書", "Book taken without a card"], "door-left-open": ["門未關", "Door left open"],
  "door-forced": ["門遭強行開啟", "Door forced"], "lock-stuck": ["鎖卡住", "Lock stuck"], "reader-failed": ["讀取器故障", "Reader failed"], "card-reader-failed": ["讀卡機故障", "Card reader failed"],
  "journal-failed": ["紀錄無法寫入", "Journal failed"], "journal-quarantined": ["紀錄已隔離待查", "Journal set aside"], "security-repair-needed": ["防盜標籤待修", "Tag security to repair"],
  called: ["讀者請館員協助", "Asks for help"], calledInChinese: ["畫面語言：中文", "Screen in Chinese"], calledInEnglish: ["畫面語言：英文", "Screen in English"], calledTimes: ["次", "times"], answered: ["已回應", "Answered"],
  seen: ["我來處理", "I'll see to it"], seenBy: ["處理中：", "Being seen to by "], open: ["查看", "Open"], back: ["所有設備", "All devices"],
  "hold-lapsed": ["預約已逾取書期限", "Hold lapsed"], "hold-cancelled": ["預約已取消", "Hold cancelled"], "no-hold": ["沒有人預約", "Nobody waits for it"],
  "wanted-at-another-branch": ["他館讀者預約", "Wanted at another branch"], "still-on-loan": ["仍在借閱中，請先辦理還書", "Still on loan: return it first"], "unknown-item": ["查無館藏資料", "Unknown item"],
  guide: ["亮燈引導", "Guide by light"], guideMore: ["逐一亮燈，取下後換下一冊。", "Lights each book in turn until it is taken."],
  emptyPull: ["沒有需要撤架的書。", "Nothing to pull."], emptyRepairs: ["沒有待修的標籤。", "No tag to repair."], emptyConflicts: ["沒有待核對的紀錄。", "Nothing to reconcile."], emptyCommands: ["還沒有送出過指令。", "No command was sent yet."],
  settle: ["已處理", "Put right"], secured: ["應上鎖防盜", "Should alarm at the gate"], released: ["應解除防盜", "Should pass the gate"],
  ready: ["待取", "Ready"], pullBook: ["請撤架", "Pull"], other: ["待確認", "Unclear"], empty: ["空", "Empty"], doorOpen: ["門開著", "Door open"], locked: ["有門", "With door"], 
  "strange-blank": ["空白標籤，請交編目", "Blank tag: hand it to cataloguing"], "strange-foreign": ["不是館藏的標籤，請取出", "Not a library tag: take it out"],
  "strange-damaged": ["標籤資料損壞，請重寫", "Damaged tag: write it anew"], "strange-card": ["有證件留在這裡，請取出", "A card was left here: take it out"],
  "strange-unreadable": ["標籤讀不出，請換標籤", "Unreadable tag: replace it"],
  until: ["取書期限", "until"], parts: ["零件", "Parts"], figures: ["數據", "Figures"], well: ["正常", "Well"], degraded: ["受限", "Limited"], failed: ["故障", "Failed"],
  openDoor: ["開門", "Open"], blink: ["亮燈", "Light"], inventory: ["重新盤點", "Read all anew"], test: ["自我檢測", "Self-test"], restart: ["重新啟動", "Restart"],
  "open-compartment": ["開門", "Open compartment"], "blink-compartment": ["亮燈", "Light compartment"], "guide-pull": ["亮燈引導", "Guide by light"], "take-inventory": ["重新盤點", "Read all anew"], "self-test": ["自我檢測", "Self-test"],
  queued: ["等待設備", "Waiting for the device"], sent: ["已送出", "Sent"], accepted: ["執行中", "Under way"], done: ["完成", "Done"], expired: ["逾時未執行", "Expired, not done"],
  unsupported: ["設備不支援", "not supported"], "unknown-compartment": ["沒有這個格位", "no such compartment"], "hardware-failed": ["硬體故障", "hardware failed"], busy: ["讀者取書中", "a patron is collecting"], "no-result": ["設備未回報結果", "no result was told"],
  commandSent: ["指令已送出。", "The command is on its way."], noted: ["已記錄。", "Noted."], software: ["軟體版本", "Software"], versions: ["尚未回報", "not told yet"],
  "pickup-shelf": ["取書架", "Pickup shelf"], kiosk: ["自助服務機", "Kiosk"], "call-display": ["叫號螢幕", "Call display"], "book-drop": ["還書箱", "Book drop"],
  "hold-unknown": ["查無預約", "Hold unknown"], "hold-not-ready": ["預約尚未可取", "Hold was not ready"], "hold-of-somebody-else": ["別人的預約", "Somebody else's hold"], "hold-collected-before": ["預約先前已取", "Hold collected before"],
  "other-item-than-kept": ["取走另一冊", "Another copy than kept"], "item-unknown": ["查無館藏", "Item unknown"], "item-on-loan-to-somebody-else": ["館藏已借給他人", "On loan to somebody else"], "card-unknown": ["查無借閱證", "Card unknown"],
  "card-reported-lost": ["借閱證已掛失", "Card reported lost"], "borrowing-blocked": ["停借中", "Borrowing blocked"], "grant-unknown": ["查無授權", "Grant unknown"], "nobody-to-lend-to": ["找不到借閱人", "Nobody to lend to"],
  "handed-in-before-or-after": ["已在櫃檯還書，取書先後不明：請確認書在館內，若在讀者手中請辦理借閱", "Handed in at a desk, before or after this: see whether it is here; if the patron has it, lend it to them"],
  dropped: ["還書箱", "From the book drops"], bin: ["書箱", "Bin"], noBin: ["未見落箱", "Not seen falling"], unread: ["讀不出的一件", "Something unread"],
  "dropped-not-on-loan": ["沒有借閱紀錄，已收下", "Was not on loan; taken all the same"], "dropped-item-unknown": ["查無館藏，已收下", "Unknown item; taken all the same"],
  "dropped-parts-missing": ["套件不齊，仍在借閱中", "Pieces are missing; still on loan"], "dropped-lent-since": ["投入後又已借出，不另辦還書", "Lent again since; that loan stands"],
  "dropped-not-identified": ["沒有標籤或讀不出，請人工還書", "No tag, or unreadable: return it by hand"], "dropped-sorted-elsewhere": ["離線分箱，應送他處，請依清單改送", "Sorted off line: it goes elsewhere"],
  "dropped-lost-from-view": ["未見落入哪一箱，請確認在館內", "Nobody saw where it fell: see whether it is there"],
  "bin-full": ["書箱已滿", "Bin full"], "belt-jammed": ["輸送帶卡住", "Belt jammed"], "flap-stuck": ["投書口關不上", "Flap does not shut"], "diverter-stuck": ["分流器卡住", "Diverter stuck"], "identity-used-twice": ["兩台設備使用同一身分", "Two devices use one identity"],
  identity: ["身分", "Identity"], certificateUntil: ["憑證有效至", "Its certificate holds until"], noCertificate: ["沒有有效的憑證，請產生登錄碼。", "It has no certificate that holds. Make a code for it."],
  newCode: ["產生登錄碼", "Make a code"], enrolmentCode: ["登錄碼", "Code"], usableUntil: ["可用至", "usable until"], revoke: ["撤銷憑證", "Revoke"], revoked: ["憑證已撤銷。", "Its certificate holds no more."],
  revokeSure: ["撤銷後這台設備立刻離線，要再登錄才能使用。確定撤銷？", "The device goes off line at once and has to enrol anew. Revoke?"],
  decommission: ["除役", "Decommission"], decommissionSure: ["設備送完紀錄後會清除所有資料並停用。確定除役？", "The device hands over its journal, then wipes itself and stops. Decommission?"],
  applications: ["辦證申請", "Card applications"], seats: ["座位", "Seats"], calendar: ["開放時間", "Opening hours"],
  applicant: ["申請人", "Applicant"], branch: ["館別", "Branch"], submitted: ["送出時間", "Sent in"], openApplication: ["審核", "Look at it"], emptyApplications: ["沒有待審的申請。", "No application waits."], backApplications: ["所有申請", "All applications"],
  seenIsNoted: ["以下是個人資料；您看過的紀錄已留存。", "Personal data: that you saw it has been noted."], document: ["證號", "Document number"], documentKind: ["證件", "Document"], documentGone: ["已刪除", "Deleted"], born: ["出生日期", "Date of birth"], phone: ["電話", "Telephone"], email: ["電子郵件", "E-mail"], address: ["地址", "Address"],
  national: ["國民身分證", "National identity card"], resident: ["居留證", "Resident certificate"], "resident-old": ["舊式居留證", "Resident certificate, old form"],
  sameDocument: ["同一證件另有申請：", "Other applications with the same document:"], approve: ["核准", "Approve"], reject: ["退件", "Reject"], cardNumber: ["借閱證號", "Card number"], cardNumberHint: ["發給實體證時填寫，可留空。", "Of the printed card; may be left empty."], whyRejected: ["退件原因（可複選）", "Why (any number)"],
  "document-not-shown": ["未出示證件", "Document was not shown"], "data-differ-from-document": ["資料與證件不符", "Data differ from the document"], "has-a-card-already": ["已有借閱證", "Has a card already"], "not-entitled": ["不符申請資格", "Not entitled"], "guardian-must-come": ["須由監護人到場", "A guardian must come"],
  approvedDone: ["已核准。", "Approved."], rejectedDone: ["已退件。", "Rejected."], approved: ["已核准", "Approved"], rejected: ["已退件", "Rejected"], waiting: ["待審", "Waits"], listComma: ["，", ", "],
  usualWeek: ["平常開放時間", "The usual week"], specialDays: ["特別日", "Special days"], specialDaysMore: ["優先於假日與平常時間；一經儲存立即生效，該時段的座位預約會取消，讀者不計違規。", "They count more than holidays and the usual week, and at once: seats booked then are cancelled, and nobody is charged."], asUsualAgain: ["恢復平常", "As usual again"],
  day: ["日期", "Day"], hoursOpen: ["開放時間", "Open"], closedAllDay: ["整天不開放", "Closed all day"], otherHours: ["另訂時間", "Other hours"], addSpecialDay: ["新增或更改特別日", "Add or change a special day"], reasonForPeople: ["給讀者看的原因", "Reason, for people"], reasonForPeopleHint: ["例如：颱風停班", "Such as: typhoon"],
  holidays: ["國定假日", "Government holidays"], holidaysKnown: ["天", "days"], holidaysUnknown: ["尚未匯入", "not known yet"], holidayFile: ["辦公日曆檔（JSON）", "Office calendar file (JSON)"], holidayFileHint: ["政府資料開放平臺公布的檔案。", "As the government publishes it."], noCalendarFile: ["請選擇辦公日曆的 JSON 檔。", "Choose the office calendar's JSON file."], emptyBranches: ["尚未設定館別。", "No branch is known yet."],
  mon: ["星期一", "Monday"], tue: ["星期二", "Tuesday"], wed: ["星期三", "Wednesday"], thu: ["星期四", "Thursday"], fri: ["星期五", "Friday"], sat: ["星期六", "Saturday"], sun: ["星期日", "Sunday"], opensAt: ["開始", "from"], closesAt: ["結束", "until"], openOnHolidays: ["國定假日照常開放", "Open on government holidays"],
  nameZh: ["中文名稱", "Name in Chinese"], nameEn: ["英文名稱", "Name in English"], whereZh: ["報到地點（中文）", "Where to report, in Chinese"], whereEn: ["報到地點（英文）", "Where to report, in English"], prefix: ["號碼字首", "Letters before numbers"], prefixHint: ["0 到 3 個大寫字母", "0 to 3 capital letters"], save: ["儲存", "Save"], saved: ["已儲存。", "Saved."],
  addZone: ["新增座位區", "Add a zone"], emptyZones: ["還沒有座位區。", "There is no zone yet."], backZones: ["所有座位區", "All zones"], seatsFree: ["空位", "Free"], waitingNow: ["候補", "Waiting"], closedNow: ["未開放", "Closed"], settings: ["設定", "Settings"], zoneBasics: ["基本資料", "The zone"], zoneId: ["代號", "Id"], idHint: ["英文小寫、數字與連字號", "Small letters, digits and hyphens"],
  hoursAsBranch: ["同館別", "As its branch"], hoursOwn: ["另訂", "Its own"], seat: ["座位", "Seat"], forPeople: ["人數", "People"], outOfOrder: ["暫停使用", "Out of order"], inOrderAgain: ["恢復使用", "In order again"], outageHint: ["受影響的讀者會收到這個原因。", "Whoever loses a booking is told this."], outageUntil: ["到何時（可留空）", "Until (may be empty)"], outageUntilHint: ["留空表示尚不知何時恢復。", "Empty while nobody knows."],
  "seat-free": ["空位", "Free"], "seat-in-use": ["使用中", "In use"], "seat-away": ["暫離", "Away"], "seat-reserved": ["已預約", "Booked"], "seat-called": ["叫號保留", "Kept for a call"], "seat-out-of-order": ["暫停使用", "Out of order"], "seat-too-short": ["時間太短", "Too short"], "seat-closed": ["未開放", "Closed"], untilTime: ["至", "until"],
  addSeat: ["新增座位", "Add a seat"], changeSeat: ["修改", "Change"], seatId: ["座位代號", "Seat id"], seatLabel: ["桌上標示", "As it stands on it"], seatOrder: ["排列順序", "Place in lists"], peopleMin: ["最少人數", "People, at least"], peopleMax: ["最多人數", "People, at most"], features: ["設備", "Features"],
  "wheelchair-bay": ["輪椅空間", "Wheelchair bay"], "height-adjustable": ["可調高度", "Height-adjustable"], "near-lift": ["近電梯", "Near the lift"], "large-print": ["擴視設備", "Large print"], "hearing-loop": ["聽覺輔助", "Hearing loop"], "left-handed": ["左手座位", "Left-handed"], power: ["插座", "Power"], monitor: ["螢幕", "Monitor"],
  yes: ["是", "Yes"], no: ["否", "No"], usually: ["通常", "usually"],
  loanMade: ["已借出", "Lent"], noLoan: ["沒有借閱紀錄", "No loan"], books: ["冊", "books"], failedRequest: ["連不上主機，請稍後再試。", "The hub cannot be reached. Try again in a moment."],
};

let language = localStorage.getItem("carrel.language") ?? (navigator.language.startsWith("zh") ? "zh-Hant" : "en");

export const current = () => language;
export const t = (key) => both[key]?.[language === "en" ? 1 : 0] ?? key;
export const named = (thing, field) => thing[field + (language === "en" ? "En" : "Zh")];

export function choose(next) {
  language = next;
  localStorage.setItem("carrel.language", next);
  document.documentElement.lang = next;
}

/** Today the time is enough; before that the day is said too. */
export function moment(text) {
  const at = new Date(text);
  const today = at.toDateString() === new Date().toDateString();
  const how = today ? { hour: "2-digit", minute: "2-digit" } : { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-TW", { ...how, hour12: false }).format(at);
}
