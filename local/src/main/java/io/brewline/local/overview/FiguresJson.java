package io.brewline.local.overview;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Writes the figures as JSON: amounts and days as text, so that no reader rounds or shifts them. */
public final class FiguresJson {
    private static final ObjectMapper JSON = mapper();

    private FiguresJson() {}

    /** One object on one line. */
    public static String of(ChainOverview overview) {
        try {
            return JSON.writeValueAsString(overview);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are always JSON", e);
        }
    }

    /**
     * The same within a script element. There only a {@code <} can end or comment out the script, and of JSON's
     * characters it stands in texts alone; the line separators are no JavaScript in older readers.
     */
    static String forScript(ChainOverview overview) {
        return of(overview)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule()
                        .addSerializer(LocalDate.class, ToStringSerializer.instance)
                        .addSerializer(LocalDateTime.class, ToStringSerializer.instance))
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }
}
