package io.brewline.it.faults;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.it.faults.BranchUploads.Upload;
import io.brewline.it.faults.SimulatedS3.Version;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes uploads and announces them, as S3 does. One thread at a time. */
final class LandingBucket {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST_SEQUENCER = 0x5F00_0000_0000L;

    private final Cloud cloud;
    private final VirtualClock clock;
    private final List<Landed> versions = new ArrayList<>();

    LandingBucket(Cloud cloud, VirtualClock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    void take(Upload upload) {
        Version version = cloud.s3()
                .store(
                        "/" + Cloud.LANDING + "/" + upload.key(),
                        upload.content().bytes());
        // S3's sequencers are of any length; without its last zeros one is still the same.
        String sequencer = Long.toHexString(FIRST_SEQUENCER + versions.size() + 1)
                .toUpperCase(Locale.ROOT)
                .replaceAll("0+$", "");
        Landed landed = new Landed(upload.key(), sequencer, upload.content());
        versions.add(landed);
        cloud.queue(Cloud.EXTRACT).send(event(landed, version));
    }

    /** All that landed, oldest first. */
    List<Landed> versions() {
        return List.copyOf(versions);
    }

    private String event(Landed landed, Version version) {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("eventVersion", "2.1");
        entry.put("eventSource", "aws:s3");
        entry.put("awsRegion", "eu-west-2");
        entry.put("eventTime", clock.instant().toString());
        entry.put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = entry.putObject("s3");
        s3.putObject("bucket").put("name", Cloud.LANDING);
        s3.putObject("object")
                .put("key", URLEncoder.encode(landed.key(), StandardCharsets.UTF_8))
                .put("size", version.bytes().length)
                .put("eTag", version.eTag())
                .put("versionId", version.id())
                .put("sequencer", landed.sequencer());
        return event.toString();
    }
}
