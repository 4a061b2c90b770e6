package io.brewline.redshift;

import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.util.List;

/** Messages of the extended protocol, with statements and portals by name. */
final class Requests {
    static final Message SYNC = new Message(FrontendType.SYNC, new byte[0]);
    static final Message FLUSH = new Message(FrontendType.FLUSH, new byte[0]);
    static final int TEXT = 0;
    static final int BINARY = 1;

    private Requests() {}

    /** A statement without a name, run to its end. */
    static List<Message> run(String sql) {
        return List.of(parse("", sql), bind("", ""), execute("", 0));
    }

    /** @param types the object ids of the parameters' types */
    static Message parse(String name, String sql, int... types) {
        BodyWriter body = new BodyWriter().string(name).string(sql).int16(types.length);
        for (int type : types) {
            body.int32(type);
        }
        return body.toMessage(FrontendType.PARSE);
    }

    static Message bind(String portal, String statement) {
        return bind(portal, statement, TEXT, TEXT);
    }

    /**
     * @param parameters the format that all of them are in
     * @param results the format that all columns are wanted in
     */
    static Message bind(String portal, String statement, int parameters, int results, byte[]... values) {
        BodyWriter body = new BodyWriter()
                .string(portal)
                .string(statement)
                .int16(1)
                .int16(parameters)
                .int16(values.length);
        for (byte[] value : values) {
            body.int32(value.length).bytes(value);
        }
        return body.int16(1).int16(results).toMessage(FrontendType.BIND);
    }

    static Message execute(String portal, int rows) {
        return new BodyWriter().string(portal).int32(rows).toMessage(FrontendType.EXECUTE);
    }

    static Message describePortal(String portal) {
        return new BodyWriter().letter('P').string(portal).toMessage(FrontendType.DESCRIBE);
    }

    static Message closeStatement(String name) {
        return new BodyWriter().letter('S').string(name).toMessage(FrontendType.CLOSE);
    }
}
