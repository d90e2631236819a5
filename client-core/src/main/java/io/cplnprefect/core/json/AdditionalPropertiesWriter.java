/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the additional properties of a model, without those that are members and are written as members. */
final class AdditionalPropertiesWriter extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Member> members;

    AdditionalPropertiesWriter(AnyGetterWriter additional, List<BeanPropertyWriter> members) {
        super(additional);
        this.members = members.stream()
                .filter(member -> member != additional)
                .map(Member::new)
                .collect(Collectors.toUnmodifiableMap(BeanPropertyWriter::getName, Function.identity()));
    }

    @Override
    public void serializeAsField(Object model, JsonGenerator json, SerializerProvider provider) throws Exception {
        for (Map.Entry<?, ?> property : ((Map<?, ?>) get(model)).entrySet()) {
            String name = (String) property.getKey();
            Member member = members.get(name);
            if (member == null || member.isOmitted(model)) {
                provider.defaultSerializeField(name, property.getValue(), json);
            }
        }
    }

    /** A member of a model, with the rule by which it is omitted. */
    private static final class Member extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        Member(BeanPropertyWriter member) {
            super(member);
        }

        boolean isOmitted(Object model) throws Exception {
            @Nullable Object value = get(model);
            return value == null ? _suppressNulls : _suppressableValue == MARKER_FOR_EMPTY && ReadMember.isEmpty(value);
        }
    }
}
