package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code rotate-key} and {@code forget}, between runs of one file. */
@Timeout(180)
class ForgetCommandTest {
    private static final String CARD = "9999000011112222";
    private static final String CUSTOMERS =
            "SELECT COUNT(DISTINCT customer_id), COUNT(customer_id), COUNT(*) FROM sales.orders";
    private static final String LEDGER =
            "SELECT COUNT(*), COUNT(DISTINCT staged_sha256), SUM(orders_inserted), MAX(customer_key_versions)"
                    + " FROM etl.file_versions";

    private static Path home;
    private static CommandRun early;
    private static CommandRun rotated;
    private static CommandRun twice;
    private static CommandRun ledger;
    private static CommandRun before;
    private static CommandRun forgotten;
    private static CommandRun again;
    private static CommandRun after;

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        home = folder.resolve("home");
        Path file = BranchFile.write(
                folder.resolve("leeds.csv"),
                "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD," + CARD,
                "01/02/2026 09:05,Leeds,Bob Example,Tea - 1.00,1.00,CARD,9999000011113333",
                "03/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD," + CARD);
        command("run", file.toString());
        early = command("rotate-key", "--from", "2026-02-02");
        rotated = command("rotate-key", "--from", "2999-01-01");
        twice = command("rotate-key", "--from", "2999-01-01");
        command("run", file.toString());
        ledger = sql(LEDGER);
        before = sql(CUSTOMERS);
        forgotten = typing("9999 0000 1111 2222\n", "forget");
        again = CommandRun.inItsOwnProcess(home, "forget", CARD);
        command("run", file.toString());
        after = sql(CUSTOMERS);
    }

    @Test
    void aNewKeyBeginsOnADayToCome() throws Exception {
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).startsWith("brewline: A key from 2026-02-02 on would come too late");
        assertThat(rotated.exitCode()).isZero();
        assertThat(rotated.out())
                .startsWith("Orders of 2999-01-01 and later get their customer ids under a new key, version 2.");
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.err()).contains("The newest key, version 2, begins on 2999-01-01");
        Path key = home.resolve("customer-key");
        assertThat(Files.readString(key))
                .startsWith("{\"keys\":[{\"version\":1,")
                .contains("\"from\":\"2999-01-01\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aReplayAfterwardsChangesNothingButTheLedger() {
        assertThat(ledger.out().lines()).last().isEqualTo("2,1,3,1");
        assertThat(before.out().lines()).last().isEqualTo("2,3,3");
    }

    @Test
    void theCustomerIsGoneForGoodAndTheSalesAreNot() {
        assertThat(forgotten.exitCode()).isZero();
        assertThat(forgotten.out())
                .startsWith("Forgotten: 2 orders without a customer from now on, whatever is loaded again.")
                .contains("The customer still stands in these landed files, until they expire:", "/leeds.csv  ");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).startsWith("No order in the warehouse is this customer's: nothing was changed.");
        assertThat(after.out().lines()).last().isEqualTo("1,1,3");
    }

    @Test
    void whatNamesNobodyIsWrongUsageAndNotRepeated() throws Exception {
        CommandRun run = typing("Ann 12345\n", "forget", "-");
        UsageTest.assertOneSentence(run, 2);
        assertThat(run.err()).contains("neither a card number").doesNotContain("Ann", "12345");
    }

    @Test
    void nothingOfCardTokenOrKeyIsSaidOrLogged() throws Exception {
        String key = Files.readString(home.resolve("customer-key")).replaceAll(".*\"key\":\"([^\"]*)\".*", "$1");
        String said = rotated + "" + twice + early + forgotten + again
                + Files.readString(home.resolve("brewline.log"), StandardCharsets.UTF_8);
        assertThat(key).hasSizeGreaterThan(40);
        assertThat(said).doesNotContain(CARD, "9999 0000", key);
        assertThat(said).doesNotContainPattern("\\b[0-9a-f]{32}\\b");
    }

    @Test
    void withoutStateThereIsNobodyAndNothingIsMade(@TempDir Path folder) {
        assertThat(CommandRun.inProcess(folder.resolve("none"), "forget", CARD).exitCode())
                .isZero();
        assertThat(CommandRun.inProcess(folder.resolve("none"), "rotate-key").exitCode())
                .isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static CommandRun sql(String query) {
        return command("sql", "--format", "csv", query);
    }

    private static CommandRun command(String... arguments) {
        return CommandRun.inProcess(home, arguments);
    }

    private static CommandRun typing(String text, String... arguments) {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return command(arguments);
        } finally {
            System.setIn(in);
        }
    }
}
