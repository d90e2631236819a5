/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a member with the deserializer of its type, which is prepared by the first value. Thread-safe. */
final class LazyDeserializer extends JsonDeserializer<Object> {

    private final BeanProperty member;
    private volatile @Nullable JsonDeserializer<Object> deserializer;

    LazyDeserializer(BeanProperty member) {
        this.member = member;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonDeserializer<Object> prepared = deserializer;
        if (prepared == null) {
            prepared = prepare(context);
        }
        return prepared.deserialize(parser, context);
    }

    private JsonDeserializer<Object> prepare(DeserializationContext context) throws JsonMappingException {
        JsonDeserializer<Object> found = context.findContextualValueDeserializer(member.getType(), member);
        deserializer = found;
        return found;
    }
}
