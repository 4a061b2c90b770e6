package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The search for personal data is not blind: a customer who is planted somewhere is found there. */
@Timeout(120)
class LeaksTest {
    private static final String PLANTED = "it was " + BranchFile.CUSTOMER + " who bought it";

    private static List<String> beforePlanting;
    private static List<String> inServices;
    private static List<String> inFiles;

    @BeforeAll
    static void plant(@TempDir Path folder) throws Exception {
        Path file = BranchFile.write(
                folder.resolve("leeds.csv"), BranchFile.row("04/03/2024 09:00", "Leeds", "Large Latte", "2.45"));
        WordSearch search = CustomerWords.of(List.of(file), Set.of()).search();
        Path home = folder.resolve("state");
        try (Machine machine = Machine.start(home)) {
            machine.run(file);
            beforePlanting = Leaks.inServices(machine, search);
            plant(machine);
            inServices = Leaks.inServices(machine, search);
        }
        inFiles = Leaks.inFiles(home, search);
    }

    private static void plant(Machine machine) throws Exception {
        byte[] text = PLANTED.getBytes(StandardCharsets.UTF_8);
        S3Client s3 = machine.s3();
        s3.putObject(r -> r.bucket("brewline-staging").key("planted.zst"), RequestBody.fromBytes(Zstd.compress(text)));
        s3.putObject(r -> r.bucket("brewline-quarantine").key("planted.json"), RequestBody.fromBytes(text));
        s3.putObject(r -> r.bucket("brewline-staging").key(BranchFile.CUSTOMER), RequestBody.fromString("a key"));
        machine.warehouse().execute("UPDATE etl.file_versions SET layout = '" + BranchFile.CUSTOMER + "'");
        machine.warehouse().execute("INSERT INTO sales.branches VALUES ('planted', 'ADA THORNE')");
        machine.pipeline()
                .alerts()
                .publish(PublishRequest.builder()
                        .subject("planted")
                        .message(PLANTED)
                        .build());
        machine.send("load-queue-dlq", PLANTED);
        LoggerFactory.getLogger("io.brewline.planted").info(PLANTED);
        Files.writeString(machine.home().resolve("s3/tomcat/planted"), PLANTED, StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsFoundBeforeItIsPlanted() {
        assertThat(beforePlanting).isEmpty();
    }

    @Test
    void aPackedStagedObjectIsSeen() {
        assertThat(inServices).contains("brewline-staging/planted.zst: ada thorne");
    }

    @Test
    void aNoticeIsSeen() {
        assertThat(inServices).contains("brewline-quarantine/planted.json: ada thorne");
    }

    @Test
    void anObjectsKeyIsSeen() {
        assertThat(inServices).contains("brewline-staging: ada thorne");
    }

    @Test
    void aTableIsSeenWhateverTheCaseOfItsLetters() {
        assertThat(inServices)
                .contains("table etl.file_versions layout: ada thorne", "table sales.branches branch_name: ada thorne");
    }

    @Test
    void anAlertAndAMessageAreSeen() {
        assertThat(inServices).contains("alert: ada thorne", "message: ada thorne");
    }

    @Test
    void theLogAndTheAlertsFileAreSeen() {
        assertThat(inFiles).contains("brewline.log: ada thorne", "alerts.jsonl: ada thorne");
    }

    @Test
    void postgresFilesAreSeenItsWriteAheadLogToo() {
        assertThat(inFiles)
                .anyMatch(leak -> leak.startsWith("warehouse/postgres/base/"))
                .anyMatch(leak -> leak.startsWith("warehouse/postgres/pg_wal/"));
    }

    @Test
    void theFilesOfS3AreSeen() {
        assertThat(inFiles)
                .anyMatch(leak -> leak.startsWith("s3/objects/brewline-quarantine/"))
                .contains("s3/tomcat/planted: ada thorne");
    }
}
