package org.carrel.contract.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;

/** Walks the message types by reflection, so that a test notices a case that nobody gave an example for. */
final class Contract {
    private static final Comparator<Class<?>> BY_NAME = Comparator.comparing(Class::getName);

    private Contract() {}

    /** Every record and enum of the messages, reachable from the two roots. */
    static SortedSet<Class<?>> everyCase() {
        SortedSet<Class<?>> cases = new TreeSet<>(BY_NAME);
        SortedSet<Class<?>> seen = new TreeSet<>(BY_NAME);
        walk(DeviceToHub.class, seen, cases);
        walk(HubToDevice.class, seen, cases);
        return cases;
    }

    /** The records and enums that a message is made of. */
    static SortedSet<Class<?>> casesIn(Object message) {
        SortedSet<Class<?>> cases = new TreeSet<>(BY_NAME);
        collect(message, cases);
        return cases;
    }

    private static void walk(Type type, SortedSet<Class<?>> seen, SortedSet<Class<?>> cases) {
        if (type instanceof ParameterizedType generic) {
            List.of(generic.getActualTypeArguments()).forEach(argument -> walk(argument, seen, cases));
            walk(generic.getRawType(), seen, cases);
        } else if (type instanceof Class<?> plain && ours(plain) && seen.add(plain)) {
            if (plain.isSealed()) {
                Shape.of(plain).cases().forEach(permitted -> walk(permitted, seen, cases));
            } else if (plain.isRecord()) {
                cases.add(plain);
                for (RecordComponent component : Shape.of(plain).components()) {
                    walk(component.getGenericType(), seen, cases);
                }
            } else if (plain.isEnum()) {
                cases.add(plain);
            }
        }
    }

    private static void collect(Object value, SortedSet<Class<?>> cases) {
        Class<?> type = value.getClass();
        if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, cases));
        } else if (ours(type) && type.isEnum()) {
            cases.add(type);
        } else if (ours(type) && type.isRecord()) {
            cases.add(type);
            for (RecordComponent component : Shape.of(type).components()) {
                try {
                    collect(component.getAccessor().invoke(value), cases);
                } catch (IllegalAccessException | InvocationTargetException notPublic) {
                    throw new IllegalStateException(type + " should have public accessors", notPublic);
                }
            }
        }
    }

    private static boolean ours(Class<?> type) {
        return type.getPackageName().startsWith("org.carrel.contract.message")
                && !Modifier.isPrivate(type.getModifiers());
    }
}
