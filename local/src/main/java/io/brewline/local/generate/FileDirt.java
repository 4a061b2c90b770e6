package io.brewline.local.generate;

import java.util.List;
import java.util.Optional;

/** Decides what befalls one branch day's files as a whole. */
final class FileDirt {
    private static final List<FileForm> FORMS = List.of(FileForm.values());
    private static final List<FileRefusal> REFUSALS = List.of(FileRefusal.values());

    private final Dice dice;
    private final double dirt;

    FileDirt(Dice dice, double dirt) {
        this.dice = dice;
        this.dirt = dirt;
    }

    /** The regular file's form: about four times as often odd as a row is. */
    FileForm form() {
        return dirt > 0 && dice.chance(Math.min(0.6, 4 * dirt)) ? dice.pick(FORMS) : FileForm.PLAIN;
    }

    /** A file besides the regular one that must be refused. */
    Optional<FileRefusal> badFile() {
        return dirt > 0 && dice.chance(Math.min(0.5, dirt)) ? Optional.of(dice.pick(REFUSALS)) : Optional.empty();
    }

    /** Whether the branch sends the day twice, under two names. */
    boolean sentTwice() {
        return dirt > 0 && dice.chance(Math.min(0.2, dirt / 2));
    }
}
