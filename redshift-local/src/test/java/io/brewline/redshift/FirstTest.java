package io.brewline.redshift;

import com.github.luben.zstd.Zstd;
import java.nio.file.Path;
import java.sql.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTest {
    @Test
    void works(@TempDir Path dir) throws Exception {
        FakeS3 s3 = new FakeS3();
        long t = System.nanoTime();
        try (RedshiftLocal r = RedshiftLocal.builder().dataDirectory(dir).s3(s3).start()) {
            System.out.println("start ms " + (System.nanoTime() - t) / 1000000);
            s3.put(
                    "staging",
                    "a.csv.zst",
                    Zstd.compress("1,one\n2,".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            s3.put(
                    "staging",
                    "m",
                    "{\"entries\":[{\"url\":\"s3://staging/a.csv.zst\",\"mandatory\":true},{\"url\":\"s3://staging/a.csv.zst\",\"mandatory\":true}]}");
            t = System.nanoTime();
            try (Connection c = DriverManager.getConnection(r.jdbcUrl());
                    Statement s = c.createStatement()) {
                System.out.println("connect ms " + (System.nanoTime() - t) / 1000000);
                s.execute("create schema sales");
                s.execute(
                        "CREATE TABLE sales.t (id INT NOT NULL ENCODE az64, name VARCHAR(5) DISTKEY, at TIMESTAMP DEFAULT GETDATE() , PRIMARY KEY (id)) DISTSTYLE ALL SORTKEY (id)");
                c.setAutoCommit(false);
                s.execute("CREATE TEMP TABLE b (LIKE sales.t)");
                s.execute(
                        "COPY b (id, name) FROM 's3://staging/m' IAM_ROLE 'arn:aws:iam::0:role/x' REGION 'eu-west-2' MANIFEST FORMAT AS CSV ZSTD TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' EMPTYASNULL COMPUPDATE OFF STATUPDATE OFF");
                System.out.println(s.getWarnings());
                try (ResultSet rs = s.executeQuery(
                        "select pg_last_copy_count(), (select count(*) from b), current_user, current_setting('transaction_isolation')")) {
                    rs.next();
                    System.out.println(rs.getLong(1) + " " + rs.getLong(2) + rs.getString(3) + rs.getString(4));
                }
                c.rollback();
            }
        }
        t = System.nanoTime();
        try (RedshiftLocal r = RedshiftLocal.builder().dataDirectory(dir).s3(s3).start()) {
            System.out.println("start ms " + (System.nanoTime() - t) / 1000000);
            r.port();
            t = System.nanoTime();
        }
        System.out.println("close ms " + (System.nanoTime() - t) / 1000000);
    }
}
