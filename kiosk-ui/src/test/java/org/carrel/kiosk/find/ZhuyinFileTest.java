package org.carrel.kiosk.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carrel.kiosk.ZhuyinFile;
import org.junit.jupiter.api.Test;

/** Goal: the dictionary is what ICU and the list of further readings say, and small. Method: it is made anew. */
class ZhuyinFileTest {
    private static final int BYTES_MAX = 200_000;
    private final ZhuyinFile dictionary = new ZhuyinFile();

    @Test
    void theFileIsWhatIcuSays() throws IOException {
        byte[] file = file();
        assertTrue(file.length < BYTES_MAX, () -> file.length + " bytes");
        List<String> lines = new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertEquals(String.join("\n", ZhuyinMaker.lines()), String.join("\n", lines));
    }

    @Test
    void pinyinIsSpelledAsTaiwanWritesIt() {
        assertEquals("ㄏㄨㄥˊ", ZhuyinMaker.zhuyin("hóng"));
        assertEquals("ㄌㄩˇ", ZhuyinMaker.zhuyin("lǚ"));
        assertEquals("ㄩㄢˊ", ZhuyinMaker.zhuyin("yuán"));
        assertEquals("ㄒㄩㄝˊ", ZhuyinMaker.zhuyin("xué"));
        assertEquals("ㄕ", ZhuyinMaker.zhuyin("shī"));
        assertEquals("ㄧㄡˇ", ZhuyinMaker.zhuyin("yǒu"));
        assertEquals("ㄨㄥ", ZhuyinMaker.zhuyin("wēng"));
        assertEquals("ㄩㄥˋ", ZhuyinMaker.zhuyin("yòng"));
        assertEquals("ㄐㄧㄡˇ", ZhuyinMaker.zhuyin("jiǔ"));
        assertEquals("ㄦˊ", ZhuyinMaker.zhuyin("ér"));
        assertEquals("ㄇㄚ˙", ZhuyinMaker.zhuyin("ma"));
        assertEquals("", ZhuyinMaker.zhuyin("hm"));
    }

    @Test
    void usualCharactersComeFirst() {
        assertEquals("紅", dictionary.of("ㄏㄨㄥˊ").getFirst());
        assertEquals("夢", dictionary.of("ㄇㄥˋ").getFirst());
        assertEquals("書", dictionary.of("ㄕㄨ").getFirst());
        assertTrue(dictionary.of("ㄏㄤˊ").contains("行"), "a further reading");
        assertEquals(List.of(), dictionary.of("ㄅㄅ"));
    }

    @Test
    void everySoundCanBeTypedOnTheKeys() throws IOException {
        for (String line : ZhuyinMaker.lines()) {
            String sound = line.substring(0, line.indexOf(' '));
            Syllable syllable = Syllable.NONE;
            for (String sign : sound.split("")) {
                syllable = syllable.with(sign);
            }
            assertEquals(sound, syllable.text());
            assertTrue(syllable.characters(dictionary).containsAll(dictionary.of(sound)), sound);
        }
    }

    private static byte[] file() throws IOException {
        try (InputStream in = ZhuyinFile.class.getResourceAsStream("zhuyin.txt")) {
            assertNotNull(in, "the dictionary is there");
            return in.readAllBytes();
        }
    }
}
