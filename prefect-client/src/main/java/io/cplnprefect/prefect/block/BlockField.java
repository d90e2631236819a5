/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field of a {@link BlockDefinition}; required unless stated otherwise. Immutable and thread-safe. */
public final class BlockField {

    /** The type of the values, with the Python annotation that declares the same field. */
    enum Kind {
        /** {@code str}. */
        TEXT,
        /** {@code int}. */
        INTEGER,
        /** {@code float}. */
        NUMBER,
        /** {@code bool}. */
        BOOLEAN,
        /** {@code Literal[…]}. */
        CHOICE,
        /** {@code List[str]}. */
        TEXTS,
        /** {@code Dict[str, Any]}. */
        OBJECT,
        /** {@code Any}. */
        ANY,
        /** {@code SecretStr}. */
        SECRET,
        /** {@code SecretDict}. */
        SECRET_OBJECT,
        /** A subclass of {@code Block}. */
        BLOCK
    }

    /** Whether a document must have a value. */
    enum Presence {
        REQUIRED,
        /** The value may be null, which is the default. */
        OPTIONAL,
        /** There is a default. */
        DEFAULT,
        /** The default is an empty collection, of which the schema has no trace. */
        EMPTY
    }

    private final String name;
    private final Kind kind;
    private final List<String> choices;
    private final @Nullable BlockDefinition block;
    private final Presence presence;
    private final @Nullable Object defaultValue;
    private final @Nullable String title;
    private final @Nullable String description;

    private BlockField(
            String name,
            Kind kind,
            List<String> choices,
            @Nullable BlockDefinition block,
            Presence presence,
            @Nullable Object defaultValue,
            @Nullable String title,
            @Nullable String description) {
        this.name = name;
        this.kind = kind;
        this.choices = choices;
        this.block = block;
        this.presence = presence;
        this.defaultValue = defaultValue;
        this.title = title;
        this.description = description;
    }

    private static BlockField of(String name, Kind kind) {
        return new BlockField(name, kind, List.of(), null, Presence.REQUIRED, null, null, null);
    }

    /** Returns a field with a text, {@code str} in Python. */
    public static BlockField text(String name) {
        return of(name, Kind.TEXT);
    }

    /** Returns a field with a whole number, {@code int} in Python. */
    public static BlockField integer(String name) {
        return of(name, Kind.INTEGER);
    }

    /** Returns a field with a number, {@code float} in Python. */
    public static BlockField number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** Returns a field with true or false, {@code bool} in Python. */
    public static BlockField bool(String name) {
        return of(name, Kind.BOOLEAN);
    }

    /**
     * Returns a field with one of some texts, {@code Literal[…]} in Python.
     *
     * @param name name of the field
     * @param choices the texts, at least two
     * @return a field
     * @throws IllegalArgumentException if there are fewer than two texts
     */
    public static BlockField choice(String name, String... choices) {
        if (choices.length < 2) {
            throw new IllegalArgumentException("Invalid choices of the field '" + name + "': expected at least two");
        }
        return new BlockField(name, Kind.CHOICE, List.of(choices), null, Presence.REQUIRED, null, null, null);
    }

    /** Returns a field with a list of texts, {@code List[str]} in Python. */
    public static BlockField texts(String name) {
        return of(name, Kind.TEXTS);
    }

    /** Returns a field with a JSON object, {@code Dict[str, Any]} in Python. */
    public static BlockField object(String name) {
        return of(name, Kind.OBJECT);
    }

    /** Returns a field with any JSON value, {@code Any} in Python. */
    public static BlockField any(String name) {
        return of(name, Kind.ANY);
    }

    /** Returns a field with a secret text, {@code SecretStr} in Python. Servers store it encrypted. */
    public static BlockField secret(String name) {
        return of(name, Kind.SECRET);
    }

    /** Returns a field with a JSON object whose values are secret, {@code SecretDict} in Python. */
    public static BlockField secretObject(String name) {
        return of(name, Kind.SECRET_OBJECT);
    }

    /**
     * Returns a field with another block.
     *
     * @param name name of the field
     * @param definition definition of the other block
     * @return a field
     */
    public static BlockField block(String name, BlockDefinition definition) {
        return new BlockField(name, Kind.BLOCK, List.of(), definition, Presence.REQUIRED, null, null, null);
    }

    /** Returns this field with null as its default, {@code Optional[…] = None} in Python. */
    public BlockField optional() {
        return with(Presence.OPTIONAL, null);
    }

    /**
     * Returns this field with a default.
     *
     * @param value a text, number, boolean, list or map; a number with a fraction for {@code float}
     * @return a field
     */
    public BlockField defaultValue(Object value) {
        return with(Presence.DEFAULT, value);
    }

    /** Returns this field with an empty list or object as its default, {@code Field(default_factory=…)} in Python. */
    public BlockField emptyByDefault() {
        return with(Presence.EMPTY, null);
    }

    /** Returns this field with a title instead of the one that is computed from the name. */
    public BlockField title(String newTitle) {
        return new BlockField(name, kind, choices, block, presence, defaultValue, newTitle, description);
    }

    /** Returns this field with a description. */
    public BlockField description(String newDescription) {
        return new BlockField(name, kind, choices, block, presence, defaultValue, title, newDescription);
    }

    private BlockField with(Presence newPresence, @Nullable Object newDefault) {
        return new BlockField(name, kind, choices, block, newPresence, newDefault, title, description);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    List<String> choices() {
        return choices;
    }

    Presence presence() {
        return presence;
    }

    @Nullable
    Object defaultValue() {
        return defaultValue;
    }

    @Nullable
    String explicitTitle() {
        return title;
    }

    @Nullable
    String description() {
        return description;
    }

    /** Returns the definition of the other block, of a field of that kind. */
    BlockDefinition definition() {
        return Objects.requireNonNull(block);
    }

    /** Returns the title, computed from the name as Python does unless it was set. */
    String titleOrDefault() {
        if (title != null) {
            return title;
        }
        StringBuilder text = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetter(c);
        }
        return text.toString().replace('_', ' ');
    }
}
