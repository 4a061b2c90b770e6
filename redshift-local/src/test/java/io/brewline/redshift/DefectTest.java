package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.session.Gateway;
import io.brewline.redshift.session.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

@Timeout(60)
class DefectTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    /** Who reads an object of it runs out of stack. */
    private record Bottomless(S3Client objects) implements S3Client {
        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            return objects.listObjectsV2(request);
        }

        @Override
        public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            throw new StackOverflowError();
        }

        @Override
        public String serviceName() {
            return objects.serviceName();
        }

        @Override
        public void close() {
            // Its objects are another's.
        }
    }

    @Test
    void anErrorOfTheMachineEndsTheSessionAndSaysSo(@TempDir Path counts) throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE defect (n INT)");
        WAREHOUSE.stage("defect", "none\n");
        String copy = "COPY defect (n) FROM 's3://staging/lines/defect/'" + CSV.replace("MANIFEST", "");
        FakeBackend backend = new FakeBackend(WAREHOUSE.redshift().postgresPort(), counts);
        try (CapturedLog log = new CapturedLog();
                Gateway gateway = new Gateway(
                        Gateway.listen(0), backend, new ObjectSource(new Bottomless(WAREHOUSE.s3()), 1), Terms.open());
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
