package org.carrel.hub.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds one secret and nothing else. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * @param lengthMin in characters; what is shorter could be guessed
     * @throws DataFolder.Unusable when it cannot be read or is shorter
     */
    public static String read(Path file, int lengthMin) {
        String secret = read(file);
        if (secret.length() < lengthMin) {
            throw new DataFolder.Unusable("the secret in " + file + " has " + secret.length()
                    + " characters; it must have " + lengthMin + " at least");
        }
        return secret;
    }

    /** @throws DataFolder.Unusable when it cannot be read or is empty */
    public static String read(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new DataFolder.Unusable("the password file " + file + " is empty");
            }
            return secret;
        } catch (IOException failure) {
            throw new DataFolder.Unusable("the password file " + file + " cannot be read", failure);
        }
    }
}
