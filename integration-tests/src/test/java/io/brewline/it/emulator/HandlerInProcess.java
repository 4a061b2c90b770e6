package io.brewline.it.emulator;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.brewline.it.delivery.JsonFunction;
import io.brewline.it.large.LongContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A handler in this process; its events and answers pass through Lambda's own serialisation. */
record HandlerInProcess(RequestHandler<SQSEvent, SQSBatchResponse> handler) implements JsonFunction {
    @Override
    public String invoke(String event) {
        PojoSerializer<SQSEvent> events =
                LambdaEventSerializers.serializerFor(SQSEvent.class, HandlerInProcess.class.getClassLoader());
        PojoSerializer<SQSBatchResponse> answers = JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answers.toJson(handler.handleRequest(events.fromJson(event), new LongContext()), answer);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
