package org.carrel.contract.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.kiosk.SealedCard;

/** Any message, from a seed; built by reflection, so that a new case is drawn without being named here. */
final class RandomMessages {
    private static final String KEY = "ABCXYZabcxyz0189_-";
    private static final String SLUG = "abcxyz0189";
    private static final List<Class<?>> SLUGS = List.of(SiteId.class, DeviceId.class, SeatZoneId.class);
    private static final String HEX = "0123456789abcdef";
    private static final String COMPARTMENT = "ABYZ0189";

    /** Quotes, escapes, wide and combining characters: whatever a text may hold. */
    private static final int[] TEXT = {
        'a', '"', '\\', '/', ' ', '<', 0xE9, 0x300, 0x4E66, 0x20BB7, 0x1F4DA, 0xFFFD, 0x10FFFD, 0xFEFF, '{', '}'
    };

    private static final long WHOLE = Limit.WHOLE;
    private final SplittableRandom random;

    RandomMessages(long seed) {
        this.random = new SplittableRandom(seed);
    }

    DeviceToHub fromDevice() {
        return (DeviceToHub) any(DeviceToHub.class, "");
    }

    HubToDevice fromHub() {
        return (HubToDevice) any(HubToDevice.class, "");
    }

    private Object any(Type type, String name) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return parameterized(raw, generic.getActualTypeArguments(), name);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isSealed()) {
            List<Class<?>> cases = Shape.of(plain).cases();
            return any(cases.get(random.nextInt(cases.size())), name);
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return plain.isRecord() ? record(plain) : leaf(plain, name);
    }

    private Object parameterized(Class<?> raw, Type[] arguments, String name) {
        int size = random.nextInt(4);
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                list.add(any(arguments[0], name));
            }
            return list;
        }
        if (raw == SortedMap.class) {
            SortedMap<String, Object> map = new TreeMap<>();
            for (int index = 0; index < size; index++) {
                map.put(text(1, 128), any(arguments[1], name));
            }
            return map;
        }
        return any(raw, name);
    }

    private Object leaf(Class<?> type, String name) {
        if (type == String.class) {
            return text(0, 40);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class) {
            return random.nextInt(0, 100_001);
        }
        if (type == long.class) {
            boolean fromOne = name.equals("session") || name.equals("sequence");
            return number(fromOne ? 1 : 0);
        }
        if (type == Double.class) {
            double value = Double.longBitsToDouble(random.nextLong());
            return Double.isFinite(value) ? value : (double) random.nextInt();
        }
        if (type == Instant.class) {
            return instant();
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextLong(
                    LocalDate.of(1, 1, 1).toEpochDay(),
                    LocalDate.of(9999, 12, 31).toEpochDay() + 1));
        }
        if (type == Currency.class) {
            return Currency.getInstance(List.of("TWD", "JPY", "USD").get(random.nextInt(3)));
        }
        if (type == Bytes.class) {
            return bytes(random.nextInt(64));
        }
        throw new AssertionError("no way to draw a " + type.getName());
    }

    private Bytes bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return Bytes.of(content);
    }

    private Object record(Class<?> type) {
        if (type.getPackageName().equals("org.carrel.contract.id")) {
            return id(type);
        }
        if (type == Command.BlinkCompartment.class) {
            return new Command.BlinkCompartment(
                    new CompartmentId("A1"), Duration.ofMillis(random.nextLong(1, 3_600_001)));
        }
        if (type == CommandOrder.class) {
            return construct(type, commandOrder());
        }
        if (type == SealedCard.class) {
            return new SealedCard(bytes(32), bytes(272));
        }
        Object[] arguments = Shape.of(type).components().stream()
                .map(component -> any(component.getGenericType(), component.getName()))
                .toArray();
        if (type == CollectAnswer.MayCollect.class && ((List<?>) arguments[2]).isEmpty()) {
            arguments[2] = List.of(any(CollectAnswer.GrantedHold.class, ""));
        }
        if (type == CallBoard.Call.class) {
            arguments[0] = "B" + arguments[0];
            arguments[5] = random.nextInt(1, 1_001);
        }
        return construct(type, arguments);
    }

    private Object[] commandOrder() {
        Instant issued = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        return new Object[] {
            any(CommandId.class, ""), issued, issued.plusMillis(random.nextLong(1, 1_000_000)), any(Command.class, "")
        };
    }

    private Object id(Class<?> type) {
        if (type == TagUid.class) {
            return new TagUid(random.nextLong());
        }
        String value = type == CardHash.class
                ? drawn(HEX, 64)
                : type == CompartmentId.class
                        ? drawn(COMPARTMENT, random.nextInt(1, 9))
                        : SLUGS.contains(type)
                                ? drawn(SLUG, random.nextInt(1, 33))
                                : type == ItemId.class || type == CardNumber.class
                                        ? text(1, 32)
                                        : drawn(KEY, random.nextInt(1, 65));
        return construct(type, new Object[] {value});
    }

    private static Object construct(Class<?> type, Object[] arguments) {
        try {
            return Shape.constructor(type).newInstance(arguments);
        } catch (ReflectiveOperationException refused) {
            throw new AssertionError(
                    "could not make a " + type.getName() + " of " + Arrays.toString(arguments), refused);
        }
    }

    private long number(long least) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> WHOLE;
            case 2 -> least + random.nextInt(1000);
            default -> random.nextLong(least, WHOLE);
        };
    }

    private Instant instant() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.parse("9999-12-31T23:59:59.999Z");
            default -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        };
    }

    private String text(int least, int most) {
        StringBuilder text = new StringBuilder();
        int characters = random.nextInt(least, most / 2 + 1);
        for (int index = 0; index < characters; index++) {
            text.appendCodePoint(TEXT[random.nextInt(TEXT.length)]);
        }
        return text.toString();
    }

    private String drawn(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
