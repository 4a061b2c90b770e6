package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.session.Gateway;
import io.brewline.redshift.session.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class DefectTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    /** Where load errors are noted, a session's thread runs out of stack. */
    private static final class Bottomless extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        @Override
        public Connection getConnection() {
            throw new StackOverflowError();
        }
    }

    @Test
    void anErrorOfTheMachineEndsTheSessionAndSaysSo(@TempDir Path counts) throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE defect (n INT)");
        String copy = "COPY defect (n) FROM " + WAREHOUSE.stage("defect", "none\n") + CSV;
        FakeBackend backend = new FakeBackend(WAREHOUSE.redshift().postgresPort(), counts, new Bottomless());
        try (CapturedLog log = new CapturedLog();
                Gateway gateway = new Gateway(Gateway.listen(0), backend, WAREHOUSE.s3(), Terms.open());
                RawClient client = RawClient.connect(gateway.port())) {
            client.startUp("brewline");
            client.readUntil('Z');
            client.query(copy);
            client.readToTheEnd();
            assertThat(log.text()).contains("a session was ended by a defect", "StackOverflowError");
        }
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM defect")).containsExactly("0");
    }
}
