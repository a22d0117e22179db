package org.carrel.contract.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What reflection tells of a message type, asked once for each: to ask anew for every message drawn took most of a test's time.
 *
 * @param cases the types that a sealed one permits; none for others
 * @param components of a record, in order; none for others
 */
record Shape(List<Class<?>> cases, List<RecordComponent> components) {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(
                    type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of(),
                    type.isRecord() ? List.of(type.getRecordComponents()) : List.of());
        }
    };
    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                return type.getDeclaredConstructor(types);
            } catch (NoSuchMethodException impossible) {
                throw new AssertionError(type.getName() + " should be a record", impossible);
            }
        }
    };

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The constructor that takes a record's components. */
    static Constructor<?> constructor(Class<?> type) {
        return CONSTRUCTORS.get(type);
    }
}
