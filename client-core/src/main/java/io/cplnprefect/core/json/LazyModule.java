/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.ArrayList;
import java.util.List;

/**
 * A Jackson module that prepares the deserializer of a nested model when a document first has the member. Jackson prepares those of all
 * members at once, which for a workload are the deserializers of 150 types, most of which documents do not have.
 */
final class LazyModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LazyModule() {
        super("io.cplnprefect.core.json.LazyModule");
        setDeserializerModifier(new Members());
    }

    private static final class Members extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
            List<SettableBeanProperty> members = new ArrayList<>();
            builder.getProperties().forEachRemaining(members::add);
            for (SettableBeanProperty member : members) {
                if (!member.hasValueDeserializer() && hasModel(member.getType())) {
                    builder.addOrReplaceProperty(member.withValueDeserializer(new LazyDeserializer(member)), true);
                }
            }
            return builder;
        }

        private static boolean hasModel(JavaType type) {
            if (type.getRawClass().isInterface() && type.getRawClass().isAnnotationPresent(JsonDeserialize.class)) {
                return true;
            }
            for (int i = 0; i < type.containedTypeCount(); i++) {
                if (hasModel(type.containedType(i))) {
                    return true;
                }
            }
            return false;
        }
    }
}
