package io.brewline.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Alerts through one SNS topic. File and reason travel as message attributes too, so that subscribers can filter. */
public final class SnsAlerts implements Alerts {
    public static final String FILE_ATTRIBUTE = "file";
    public static final String REASON_ATTRIBUTE = "reason";

    private final SnsClient sns;
    private final String topicArn;
    private final String runbookUrl;

    /**
     * Alerts through {@code topicArn}.
     *
     * @param runbookUrl where the operators' page can be read
     */
    public SnsAlerts(SnsClient sns, String topicArn, String runbookUrl) {
        this.sns = sns;
        this.topicArn = topicArn;
        this.runbookUrl = runbookUrl;
    }

    @Override
    public void send(Alert alert) {
        try {
            sns.publish(request -> request.topicArn(topicArn)
                    .subject(alert.subject())
                    .message(message(alert))
                    .messageAttributes(
                            Map.of(FILE_ATTRIBUTE, text(alert.file()), REASON_ATTRIBUTE, text(alert.reason()))));
        } catch (SdkException e) {
            throw Faults.of("alert through " + topicArn, e);
        }
    }

    private String message(Alert alert) {
        return alert.text() + "\n\nFile: " + alert.file() + "\nReason: " + alert.reason() + "\nWhat to do: "
                + alert.advice() + "\nMore: " + alert.runbook().at(runbookUrl) + "\n";
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
