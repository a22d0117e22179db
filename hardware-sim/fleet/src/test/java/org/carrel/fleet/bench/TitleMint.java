package org.carrel.fleet.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.fleet.demo.Title;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.adapter.marc.MarcImport;
import org.carrel.hub.adapter.marc.MarcMapping;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.search.Asked;

/**
 * Makes as many titles as a benchmark needs, in Chinese, English and both, from a seed. Words repeat as they do in a catalogue: the
 * n-th most frequent is n times as rare as the first (Zipf). English words are those of a MARC file when {@value #MARC} names one,
 * in its own frequencies, else a list of what library titles are made of.
 */
final class TitleMint {
    static final String MARC = "CARREL_BENCH_MARC";
    static final List<SiteId> BRANCHES =
            List.of(new SiteId("main"), new SiteId("east"), new SiteId("north"), new SiteId("children"));

    private static final List<String> CHINESE = words("""
            研究 中國 臺灣 歷史 文學 社會 教育 經濟 文化 管理 國際 設計 世界 生活 理論 政治 法律 科學 藝術 技術 發展 工程 企業 心理 現代 哲學 電腦
            環境 健康 故事 小說 兒童 音樂 建築 醫學 日本 美國 數學 語言 英語 程式 網路 資訊 系統 應用 實務 導論 概論 入門 指南 手冊 分析 統計 物理
            化學 生物 地理 旅行 飲食 料理 攝影 電影 戲劇 詩集 散文 傳記 回憶錄 全集 選集 漫畫 繪本 童話 神話 民間 宗教 佛教 道教 思想 美學 倫理 邏輯
            財務 會計 投資 行銷 貿易 金融 銀行 貨幣 稅法 民法 刑法 憲法 行政 公共 政策 外交 軍事 戰爭 革命 清代 明代 宋代 唐代 先秦 民國 近代 古典
            紅樓夢 三國演義 水滸傳 西遊記 論語 孟子 莊子 老子 史記 詩經 易經 臺北 臺中 臺南 高雄 原住民 客家 閩南 海洋 森林 植物 動物 昆蟲 鳥類 魚類
            天文 太空 氣候 地震 能源 材料 機械 電子 電機 通訊 半導體 人工智慧 機器學習 資料庫 演算法 作業系統 軟體工程 家庭 婚姻 女性 性別 老人 青少年
            學校 教學 學習 閱讀 寫作 語法 字典 辭典 百科 年鑑 目錄 索引 圖書館 檔案 博物館 出版 新聞 傳播 廣告 媒體 運動 體育 瑜伽 氣功 武術 圍棋 遊戲
            園藝 茶道 書法 國畫 篆刻 陶瓷 玉器 服裝 編織 時間 空間 夢境 愛情 孤獨 死亡 幸福 自由 正義 權力 階級 身體 記憶 身分 城市 鄉村 土地 河流
            的 與 及 之 論 談 新 大 我 你 人 心 書 史 學 法 記""");

    private static final List<String> ENGLISH = words("""
            the of and in a history to on an for from world study american new by modern art life theory introduction social science
            literature english political philosophy economic essays early international law society music studies culture development
            war works selected letters guide human analysis education design chinese policy problems practice principles management
            systems economics psychology religion french german japanese europe china india africa century poems stories novel drama
            criticism biography women children health medicine engineering computer programming data networks learning mathematics
            statistics physics chemistry biology geology ocean climate energy environment architecture painting photography film theatre
            dance poetry language grammar dictionary bibliography encyclopedia atlas report proceedings conference papers collection
            shakespeare darwin einstein plato aristotle kant hegel marx freud london paris rome greece russia japan korea taiwan
            harry potter hunger games ring lord stone wind river mountain house garden secret night day time light shadow fire water""");

    private static final List<String> SURNAMES = words("陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 洪 郭 邱 曾 廖 賴 徐 周 葉 蘇 莊 呂 江");
    private static final List<String> GIVEN = words("志 明 淑 芬 建 宏 美 玲 俊 傑 雅 婷 家 豪 怡 君 文 雄 麗 華 國 榮 秀 英 子 涵");
    private static final List<String> NAMES = words(
            "Smith Johnson Brown Taylor Wilson Davies Evans Thomas Roberts Walker Wright Hughes Green Hall Wood Harris");

    /** Of either language; a catalogue of a million titles has about as many. */
    private static final int WORDS = 40_000;

    private final SplittableRandom random;
    private final Vocabulary chinese = Vocabulary.chinese(CHINESE, WORDS);
    private final Vocabulary english;
    private final List<Title> real = Title.all();

    private TitleMint(long seed, Vocabulary english) {
        this.random = new SplittableRandom(seed);
        this.english = english;
    }

    static TitleMint of(long seed) throws IOException {
        Optional<Path> marc = Optional.ofNullable(System.getenv(MARC)).map(Path::of);
        return new TitleMint(seed, marc.isPresent() ? wordsOf(marc.get()) : Vocabulary.english(ENGLISH, WORDS));
    }

    /** The words of the titles in a MARC file, most frequent first. */
    private static Vocabulary wordsOf(Path marc) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        try (HubCore hub = emptyHub();
                InputStream file = Files.newInputStream(marc)) {
            hub.store()
                    .run(services ->
                            services.branches().put(new Branch(BRANCHES.getFirst(), "總館", "Main", WeeklyHours.ALWAYS)));
            new MarcImport(hub.store(), MarcMapping.symphony(BRANCHES.getFirst()))
                    .run(file, new Actor.Hub("bench"), Instant.EPOCH);
            for (String first : "the of and in a history to on".split(" ")) {
                counts.put(first, 1);
            }
            for (String letter : "abcdefghijklmnopqrstuvwxyz".split("")) {
                hub.store()
                        .read(services -> services.search().find(Asked.words(letter, 200)))
                        .titles()
                        .forEach(hit -> Arrays.stream(hit.bib()
                                        .title()
                                        .toLowerCase(Locale.ROOT)
                                        .split("[^\\p{L}]+"))
                                .filter(word -> word.length() > 1)
                                .forEach(word -> counts.merge(word, 1, Integer::sum)));
            }
        }
        return Vocabulary.of(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList());
    }

    private static HubCore emptyHub() {
        int[] last = new int[1];
        return new HubCore(new HubCore.Parts(
                MemoryDatabase.create(),
                settings(),
                Duration.ofMinutes(1),
                List.of(),
                () -> "k" + ++last[0],
                () -> {}));
    }

    static HubSettings settings() {
        return new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), false, LoanTerms.USUAL.zone()),
                Bytes.hex("00112233445566778899AABBCCDDEEFF"));
    }

    /** A title and its copies. */
    record Minted(Bib bib, List<Item> items) {}

    Minted next(int index) {
        int kind = random.nextInt(100);
        boolean inChinese = kind < 60;
        String title = kind < 1
                ? real.get(random.nextInt(real.size())).title()
                : inChinese ? chineseTitle() : kind < 66 ? mixedTitle() : englishTitle();
        String mainClass = Integer.toString(Math.min(9, (int) Math.abs(random.nextGaussian() * 2 + 7)));
        String callNumber = mainClass + random.nextInt(10) + random.nextInt(10)
                + (random.nextBoolean() ? "." + random.nextInt(1, 100) : "") + " " + (1000 + random.nextInt(9000));
        Bib bib = new Bib(
                new BibId("b" + index),
                title,
                inChinese ? chineseName() : englishName(),
                "",
                callNumber,
                inChinese ? "chi" : kind < 90 ? "eng" : kind < 96 ? "jpn" : "vie",
                Integer.toString(2026 - (int) Math.min(80, Math.abs(random.nextGaussian()) * 18)),
                random.nextInt(10) < 8 ? Material.BOOK : Material.values()[random.nextInt(Material.values().length)],
                List.of(inChinese ? chinese.draw(random) : english.draw(random), chinese.draw(random)));
        List<Item> items = new ArrayList<>();
        int copies = 1 + Math.max(0, random.nextInt(8) - 5);
        for (int copy = 0; copy < copies; copy++) {
            items.add(new Item(
                    new ItemId("%d%08d".formatted(copy + 1, index)),
                    bib.id(),
                    BRANCHES.get(Math.min(random.nextInt(6), BRANCHES.size() - 1)),
                    "",
                    AfiPolicy.ISO_28560,
                    Item.Use.LENDABLE));
        }
        return new Minted(bib, items);
    }

    private String chineseTitle() {
        StringBuilder title = new StringBuilder();
        int parts = 2 + random.nextInt(4);
        for (int part = 0; part < parts; part++) {
            title.append(chinese.draw(random));
        }
        if (random.nextInt(4) == 0) {
            title.append(" : ").append(chinese.draw(random)).append(chinese.draw(random));
        }
        return title.toString();
    }

    private String englishTitle() {
        List<String> title = new ArrayList<>();
        int parts = 3 + random.nextInt(6);
        for (int part = 0; part < parts; part++) {
            title.add(english.draw(random));
        }
        return String.join(" ", title);
    }

    private String mixedTitle() {
        return english.draw(random) + " " + chinese.draw(random) + chinese.draw(random);
    }

    private String chineseName() {
        return SURNAMES.get(random.nextInt(SURNAMES.size()))
                + GIVEN.get(random.nextInt(GIVEN.size()))
                + GIVEN.get(random.nextInt(GIVEN.size()));
    }

    private String englishName() {
        return NAMES.get(random.nextInt(NAMES.size())) + ", " + (char) ('A' + random.nextInt(26)) + ".";
    }

    /** Two neighbouring characters of a title or heading, as somebody would type them: mostly frequent ones, some rare. */
    String twoCharacters() {
        String word = typed(chinese);
        while (word.length() < 2) {
            word = typed(chinese);
        }
        int from = random.nextInt(word.length() - 1);
        return word.substring(from, from + 2);
    }

    String oneCharacter() {
        String word = typed(chinese);
        return word.substring(0, 1);
    }

    /** The first one to seven letters of a word. */
    String englishBeginning() {
        String word = typed(english);
        return word.substring(0, Math.min(word.length(), 1 + random.nextInt(7)));
    }

    /** Two words, in one language or both. */
    String mixed() {
        return switch (random.nextInt(4)) {
            case 0 -> typed(chinese) + " " + typed(chinese);
            case 1 -> typed(english) + " " + typed(english);
            case 2 -> typed(english) + typed(chinese);
            default -> typed(chinese) + " " + englishBeginning();
        };
    }

    /** What no title has, of words that titles have and of words that none has. */
    String nowhere() {
        return switch (random.nextInt(3)) {
            case 0 -> chinese.any(random) + chinese.any(random) + chinese.any(random);
            case 1 -> english.any(random) + "qx";
            default -> chinese.draw(random) + " " + english.any(random) + " " + english.any(random);
        };
    }

    private String typed(Vocabulary words) {
        return random.nextInt(4) == 0 ? words.any(random) : words.draw(random);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
