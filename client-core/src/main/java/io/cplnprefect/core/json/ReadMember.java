/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** A member of a model that is also added to the additional properties if it is null or empty in the document. */
final class ReadMember extends SettableBeanProperty.Delegating {

    private static final long serialVersionUID = 1L;

    private final transient SettableAnyProperty additional;
    private final boolean container;

    ReadMember(SettableBeanProperty member, SettableAnyProperty additional) {
        super(member);
        this.additional = additional;
        this.container = member.getType().isContainerType() || member.getType().hasRawClass(Iterable.class);
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty member) {
        return new ReadMember(member, additional);
    }

    @Override
    public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object model) throws IOException {
        deserializeSetAndReturn(parser, context, model);
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser parser, DeserializationContext context, Object model)
            throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            additional.set(model, getName(), null);
            return model;
        }
        if (container) {
            Object value = delegate.deserialize(parser, context);
            if (isEmpty(value)) {
                additional.set(model, getName(), value);
            }
            return delegate.setAndReturn(model, value);
        }
        return delegate.deserializeSetAndReturn(parser, context, model);
    }

    static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list ? list.isEmpty() : value instanceof Map<?, ?> map && map.isEmpty();
    }
}
