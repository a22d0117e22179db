package org.carrel.fleet.premises;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start one of our programs as a process of its own: the running Java, the flags that it ships with, its libraries.
 *
 * @param options for the Java machine, such as a heap limit
 * @param classpath entries as the {@code java} command takes them
 */
public record JavaCommand(
        List<String> options, List<String> classpath, String mainClass, List<String> arguments, Path workingFolder) {
    public JavaCommand {
        options = List.copyOf(options);
        classpath = List.copyOf(classpath);
        arguments = List.copyOf(arguments);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(options);
        words.add("-cp");
        words.add(String.join(":", classpath));
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }
}
