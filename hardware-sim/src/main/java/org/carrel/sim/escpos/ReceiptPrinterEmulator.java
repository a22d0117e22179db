package org.carrel.sim.escpos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Kernel;

/**
 * A receipt printer from its plug to its paper. Bytes take their time on the line, are sifted for real-time commands, wait in a buffer of its
 * size and are printed row by row as fast as the engine goes. Without paper, with its cover open or its knife stuck it prints nothing and
 * keeps what it has; questions in real time it answers all the same. Without power it forgets everything but the paper.
 *
 * <p>Runs on the world's thread. The host's bytes come in by {@link #receive}; people handle it by the methods below.
 */
public final class ReceiptPrinterEmulator {
    private static final long CUT_NANOS = 300_000_000;
    private static final int CHUNK = 8;
    private static final int ODDITIES_KEPT = 100;
    private static final int LETTER_DOTS = 12;
    private static final int LETTER_ROWS = 24;
    private static final byte INK = 0x24;

    private final Kernel kernel;
    private final String line;
    private final PrinterOptions options;
    private final SerialWire wire;
    private final WireTap tap;
    private final Paper paper;
    private Consumer<Slip> cutOff = _ -> {};
    private final RealTimeSieve sieve = new RealTimeSieve();
    private final InstructionReader reader;
    private final Queue<Integer> buffer = new ArrayDeque<>();
    private final List<String> oddities = new ArrayList<>();
    private Doing doing = new Doing.Nothing();
    private boolean coverOpen;
    private boolean jammed;
    private boolean knifeStuck;
    private boolean burnt;
    private boolean powered = true;
    private boolean plugged = true;
    private boolean scheduled;
    private int letters;
    private int tellWhich;
    private int life;
    private long deafUntil;
    private long receivedUntil;
    private long sentUntil;
    private long lost;

    private sealed interface Doing {
        record Nothing() implements Doing {}

        record Printing(Octets row) implements Doing {}

        /** @param row what is printed on each of them */
        record Feeding(Octets row, int rows, boolean thenCut) implements Doing {}

        record Cutting() implements Doing {}
    }

    /** @param rows how much paper is on the roll, in rows of dots */
    public ReceiptPrinterEmulator(
            Kernel kernel, String line, PrinterOptions options, int rows, SerialWire wire, WireTap tap) {
        this.kernel = kernel;
        this.line = line;
        this.options = options;
        this.wire = wire;
        this.tap = tap;
        this.paper = new Paper(options, rows);
        this.reader = new InstructionReader(options.dots());
        this.receivedUntil = kernel.now();
    }

    // ---- What came out ----

    /** The pieces that were cut off, oldest first. */
    public List<Slip> slips() {
        return paper.slips();
    }

    /** What was printed since the last cut and still hangs on the roll. */
    public Slip hanging() {
        return paper.hanging();
    }

    /** What came that a printer cannot make sense of. */
    public List<String> oddities() {
        return List.copyOf(oddities);
    }

    /** Bytes that found the buffer full. */
    public long lost() {
        return lost;
    }

    /** Hears each piece as it is cut off. */
    public void whenCut(Consumer<Slip> listener) {
        cutOff = listener;
    }

    // ---- What people do to it ----

    public void openCover() {
        change(() -> coverOpen = true);
    }

    public void closeCover() {
        change(() -> coverOpen = false);
    }

    /** Takes what is left of the roll out and puts another in; 0 rows for none. */
    public void loadRoll(int rows) {
        change(() -> paper.load(rows));
    }

    /** Something gets into the knife; it shows at the next cut. */
    public void jamKnife() {
        change(() -> jammed = true);
    }

    /** It is taken out, and the knife moves again. */
    public void freeKnife() {
        change(() -> {
            jammed = false;
            knifeStuck = false;
        });
    }

    /** The print head or its supply is broken for good. */
    public void breakHead() {
        change(() -> burnt = true);
    }

    public void powerOff() {
        powered = false;
        life++;
        scheduled = false;
        doing = new Doing.Nothing();
        buffer.clear();
        reader.clear();
        sieve.clear();
        letters = 0;
        tellWhich = 0;
        knifeStuck = false;
    }

    public void powerOn() {
        powered = true;
        deafUntil = kernel.now() + options.boot().toNanos();
        kernel.at(deafUntil, line, this::engine);
    }

    /** The cable is pulled; the printer goes on with what it has. */
    public void pullOut() {
        plugged = false;
        wire.pullOut();
    }

    public void plugIn() {
        plugged = true;
        receivedUntil = kernel.now();
        wire.plugIn();
    }

    // ---- From the host ----

    /** Bytes that the host has begun to send now; they take their time on the line. */
    public void receive(Octets bytes) {
        if (!plugged) {
            return;
        }
        long at = Math.max(kernel.now(), receivedUntil);
        for (int from = 0; from < bytes.size(); from += CHUNK) {
            Octets chunk = bytes.slice(from, Math.min(bytes.size(), from + CHUNK));
            at += chunk.size() * options.byteNanos();
            kernel.at(at, line, () -> arrived(chunk));
        }
        receivedUntil = at;
    }

    private void arrived(Octets bytes) {
        if (!powered || kernel.now() < deafUntil) {
            return;
        }
        for (int index = 0; index < bytes.size(); index++) {
            switch (sieve.take(bytes.at(index))) {
                case RealTimeSieve.Sifted.Through(List<Integer> octets) -> octets.forEach(this::store);
                case RealTimeSieve.Sifted.Question(int number) -> {
                    heard(Octets.of((byte) 0x10, (byte) 0x04, (byte) number), "how are you, " + number);
                    say(condition().answer(number), "status " + number);
                }
                case RealTimeSieve.Sifted.GoOn(int how) -> {
                    odd("DLE ENQ " + how);
                    change(() -> knifeStuck = false);
                }
                case RealTimeSieve.Sifted.Drastic(int which) -> odd("DLE DC4 " + which);
            }
        }
        engine();
    }

    private void store(int octet) {
        if (buffer.size() < options.buffer()) {
            buffer.add(octet);
        } else {
            lost++;
        }
    }

    // ---- The engine ----

    private void engine() {
        while (doing instanceof Doing.Nothing && !buffer.isEmpty() && able()) {
            reader.take(buffer.remove()).ifPresent(this::begin);
        }
        if (!(doing instanceof Doing.Nothing) && !scheduled && able()) {
            scheduled = true;
            int lifeThen = life;
            long takes = doing instanceof Doing.Cutting ? CUT_NANOS : options.rowNanos();
            kernel.at(kernel.now() + takes, line, () -> {
                if (life == lifeThen) {
                    scheduled = false;
                    finish();
                    engine();
                }
            });
        }
    }

    private boolean able() {
        return powered && kernel.now() >= deafUntil && !condition().offLine();
    }

    private void begin(Instruction instruction) {
        switch (instruction) {
            case Instruction.Row(Octets dots) -> doing = new Doing.Printing(dots);
            case Instruction.Feed(int rows) -> {
                letters = 0;
                doing = rows == 0 ? new Doing.Nothing() : new Doing.Feeding(white(), rows, false);
            }
            case Instruction.Cut(int feed) -> {
                heard(Octets.NONE, "feed " + feed + " and cut");
                doing = new Doing.Feeding(white(), options.knifeRows() + feed, true);
            }
            case Instruction.Reset() -> heard(Octets.NONE, "initialise");
            case Instruction.TellChanges(int which) -> {
                tellWhich = which;
                heard(Octets.NONE, "tell changes of " + which);
                tellChange();
            }
            case Instruction.TellPaper() -> say(condition().paper(), "done so far");
            case Instruction.Letter _ -> letter();
            case Instruction.Unknown(Octets bytes, String why) -> odd(why + ": " + bytes.toSpacedHex());
        }
    }

    /** A byte outside of any picture: a line of them becomes ink on paper. */
    private void letter() {
        odd("a letter");
        letters++;
        if (letters * LETTER_DOTS >= options.dots()) {
            letters = 0;
            byte[] ink = new byte[options.dots() / 8];
            Arrays.fill(ink, INK);
            doing = new Doing.Feeding(Octets.of(ink), LETTER_ROWS, false);
        }
    }

    /** What takes time has taken it. Whatever came in between leaves it to be done when that is over. */
    private void finish() {
        if (!able()) {
            return;
        }
        Condition before = condition();
        switch (doing) {
            case Doing.Nothing() -> {}
            case Doing.Printing(Octets row) -> {
                paper.print(row);
                doing = new Doing.Nothing();
            }
            case Doing.Feeding(Octets row, int rows, boolean thenCut) -> {
                paper.print(row);
                Doing next = thenCut ? new Doing.Cutting() : new Doing.Nothing();
                doing = rows > 1 ? new Doing.Feeding(row, rows - 1, thenCut) : next;
            }
            case Doing.Cutting() -> {
                knifeStuck = jammed;
                if (!jammed) {
                    cutOff.accept(paper.cut());
                    doing = new Doing.Nothing();
                }
            }
        }
        changed(before);
    }

    private Octets white() {
        return Octets.of(new byte[options.dots() / 8]);
    }

    // ---- To the host ----

    private Condition condition() {
        return new Condition(coverOpen, paper.out(), paper.low(), knifeStuck, burnt);
    }

    private void change(Runnable deed) {
        Condition before = condition();
        deed.run();
        changed(before);
        engine();
    }

    private void changed(Condition before) {
        if (!condition().equals(before)) {
            kernel.note(line, condition().toString());
            tellChange();
        }
    }

    private void tellChange() {
        if (tellWhich != 0 && powered) {
            say(condition().change(), "changed");
        }
    }

    private void say(Octets bytes, String meaning) {
        long at = Math.max(kernel.now(), sentUntil) + bytes.size() * options.byteNanos();
        sentUntil = at;
        int lifeThen = life;
        kernel.at(at, line, () -> {
            if (life == lifeThen && plugged) {
                kernel.note(line, "< " + bytes + " " + meaning);
                tap.heard(new WireTap.Traffic(kernel.now(), line, true, bytes, meaning));
                wire.transmit(bytes);
            }
        });
    }

    private void heard(Octets bytes, String meaning) {
        kernel.note(line, "> " + meaning);
        tap.heard(new WireTap.Traffic(kernel.now(), line, false, bytes, meaning));
    }

    private void odd(String what) {
        kernel.note(line, "odd: " + what);
        if (oddities.size() < ODDITIES_KEPT) {
            oddities.add(what);
        }
    }

    /** How it is, for whoever stands before it: empty when nothing is wrong. */
    public Optional<String> trouble() {
        if (!powered) {
            return Optional.of("no power");
        }
        if (!plugged) {
            return Optional.of("unplugged");
        }
        if (burnt) {
            return Optional.of("print head broken");
        }
        if (knifeStuck) {
            return Optional.of("knife stuck");
        }
        if (coverOpen) {
            return Optional.of("cover open");
        }
        if (paper.out()) {
            return Optional.of("no paper");
        }
        return paper.low() ? Optional.of("paper low") : Optional.empty();
    }
}
