/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerBuilder;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A Jackson module with which an {@link Extensible} model is written as the document that was read.
 *
 * <p>A model has no value for a member that is null, and one value for an empty list and an absent one; such members are not
 * written. With this module, a member of a document that is null, or an empty list or object, becomes one of the
 * {@linkplain Extensible#additionalProperties() additional properties} too, and is written from there unless the model has
 * another value for it.
 */
public final class EmptyMembersModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Creates the module. */
    public EmptyMembersModule() {
        super("io.cplnprefect.core.json.EmptyMembersModule");
        setDeserializerModifier(new Reading());
        setSerializerModifier(new Writing());
    }

    private static final class Reading extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
            SettableAnyProperty additional = builder.getAnySetter();
            if (additional != null) {
                List<SettableBeanProperty> members = new ArrayList<>();
                builder.getProperties().forEachRemaining(members::add);
                members.forEach(member -> builder.addOrReplaceProperty(new ReadMember(member, additional), true));
            }
            return builder;
        }
    }

    private static final class Writing extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanSerializerBuilder updateBuilder(
                SerializationConfig config, BeanDescription description, BeanSerializerBuilder builder) {
            List<BeanPropertyWriter> members = builder.getProperties();
            members.replaceAll(member -> member instanceof AnyGetterWriter additional
                    ? new AdditionalPropertiesWriter(additional, members)
                    : member);
            return builder;
        }
    }
}
