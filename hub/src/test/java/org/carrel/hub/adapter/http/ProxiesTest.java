package org.carrel.hub.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final Proxies TWO = Proxies.parse("10.0.0.1, 2001:db8::1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    10.0.0.1          | 203.0.113.9                          | 203.0.113.9
                    10.0.0.1          | 1.1.1.1, 203.0.113.9                 | 203.0.113.9
                    10.0.0.1          | 203.0.113.9, 2001:db8::1             | 203.0.113.9
                    2001:db8:0::1     | 203.0.113.9                          | 203.0.113.9
                    10.0.0.1          | 10.0.0.1                             | 10.0.0.1
                    10.0.0.1          | 203.0.113.9, somebody                | 10.0.0.1
                    203.0.113.5       | 10.0.0.1, 1.1.1.1                    | 203.0.113.5
                    """)
    void onlyAProxyOfOursIsBelieved(String peer, String forwardedFor, String origin) {
        assertEquals(origin, TWO.origin(peer, forwardedFor));
    }

    @Test
    void withoutTheHeaderItIsThePeer() {
        assertEquals("10.0.0.1", TWO.origin("10.0.0.1", ""));
        assertEquals("10.0.0.1", Proxies.NONE.origin("10.0.0.1", "203.0.113.9"));
    }

    @Test
    void aNameIsNoAddress() {
        assertThrows(IllegalArgumentException.class, () -> Proxies.parse("proxy.library.example"));
    }
}
