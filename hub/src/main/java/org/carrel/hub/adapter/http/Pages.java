package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.carrel.contract.id.Bytes;

/** The files of the pages, out of the program itself. Any name that was not packed with it is not there. */
final class Pages {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(?:/[a-z0-9-]+)?\\.(?:html|css|js|svg|json)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json; charset=utf-8");

    private final Map<String, Page> read = new ConcurrentSkipListMap<>();

    private record Page(Bytes content, String type, String tag) {}

    /** @param folder in the program's resources: {@code staff} or {@code look} */
    void serve(Context context, String folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.of(ProblemCode.UNKNOWN_ADDRESS);
        }
        Page page = read.computeIfAbsent(folder + "/" + name, Pages::load);
        context.header("Cache-Control", "no-cache");
        context.header("ETag", page.tag());
        if (page.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(page.type());
        context.result(page.content().toArray());
    }

    private static Page load(String path) {
        try (InputStream in = Pages.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw Problem.of(ProblemCode.UNKNOWN_ADDRESS);
            }
            byte[] content = in.readAllBytes();
            String extension = path.substring(path.lastIndexOf('.') + 1);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
            return new Page(
                    Bytes.of(content), TYPES.getOrDefault(extension, "application/octet-stream"), '"' + hash + '"');
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the program's own file " + path + " cannot be read", broken);
        }
    }
}
