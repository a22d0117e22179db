package org.carrel.contract.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.message.kiosk.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a drop knows of owners survives being a setting. */
class OwnerTableTest {
    private static final OwnerTable TABLE = new OwnerTable(new TreeMap<>(Map.of(
            "TW-NLPI", new Destination.Shelf(),
            "TW-LIYUAN", new Destination.OtherBranch(new SiteId("liyuan")),
            "TW-TCC", new Destination.OtherLibrary("TCC"))));

    @Test
    void itIsWrittenInOrderAndReadBack() {
        assertEquals("TW-LIYUAN=branch:liyuan,TW-NLPI=shelf,TW-TCC=library:TCC", TABLE.toString());
        assertEquals(TABLE, OwnerTable.parse(TABLE.toString()));
        assertEquals(OwnerTable.EMPTY, OwnerTable.parse(""));
        assertEquals(Optional.empty(), TABLE.of("XX-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TW-A", "TW-A=", "TW-A=desk", "TW-A=library:", "TW-A=branch:", "=shelf", "A=shelf,A=shelf", ","})
    void nothingElseIsATable(String text) {
        assertThrows(IllegalArgumentException.class, () -> OwnerTable.parse(text));
    }

    @Test
    void onlyLibrariesOwnThings() {
        TreeMap<String, Destination> desk = new TreeMap<>(Map.of("TW-A", new Destination.Desk()));
        assertThrows(IllegalArgumentException.class, () -> new OwnerTable(desk));
    }
}
