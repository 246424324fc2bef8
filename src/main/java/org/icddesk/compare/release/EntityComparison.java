// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.icddesk.compare.diff.Change;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity in two releases, part by part; a part that neither release has is in none of the maps.
 *
 * @param change what became of it as a whole
 * @param texts its code and its texts
 * @param terms its lists of terms
 * @param places its parents and children
 * @param axes its postcoordination axes
 */
public record EntityComparison(
        Change change,
        Map<Part, TextComparison> texts,
        Map<Part, List<TermComparison>> terms,
        Map<Part, List<PlaceComparison>> places,
        List<AxisComparison> axes) {

    /**
     * Compares an entity.
     *
     * @param before the entity in the earlier release; empty if that has none
     * @param after the entity in the later release; empty if that has none; not both empty
     */
    public static EntityComparison of(Optional<? extends IcdEntity> before, Optional<? extends IcdEntity> after) {
        Builder parts = new Builder(before.map(each -> each), after.map(each -> each));
        parts.text(Part.CODE, EntityComparison::code);
        parts.text(Part.TITLE, entity -> Optional.of(entity.title()));
        parts.text(Part.FULL_NAME, EntityComparison::fullName);
        parts.text(Part.DEFINITION, IcdEntity::definition);
        parts.text(Part.LONG_DEFINITION, IcdEntity::longDefinition);
        parts.terms(Part.NOTES, TermComparison.ofTexts(parts.before(IcdEntity::notes), parts.after(IcdEntity::notes)));
        parts.terms(
                Part.INCLUSIONS,
                TermComparison.of(parts.before(IcdEntity::inclusions), parts.after(IcdEntity::inclusions)));
        parts.terms(
                Part.EXCLUSIONS,
                TermComparison.of(parts.before(IcdEntity::exclusions), parts.after(IcdEntity::exclusions)));
        parts.terms(
                Part.INDEX,
                TermComparison.of(parts.before(EntityComparison::index), parts.after(EntityComparison::index)));
        parts.places(
                Part.PARENT, PlaceComparison.of(parts.before(IcdEntity::parents), parts.after(IcdEntity::parents)));
        parts.places(
                Part.CHILDREN, PlaceComparison.of(parts.before(IcdEntity::children), parts.after(IcdEntity::children)));
        return parts.comparison(
                AxisComparison.of(parts.before(EntityComparison::axes), parts.after(EntityComparison::axes)));
    }

    /** A code is a text of no language; a range stands in its place for blocks. */
    private static Optional<Text> code(IcdEntity entity) {
        return Optional.of(entity.code())
                .filter(code -> !code.isEmpty())
                .or(entity::codeRange)
                .map(code -> new Text(entity.title().language(), code, true));
    }

    private static Optional<Text> fullName(IcdEntity entity) {
        return entity.fullySpecifiedName()
                .filter(name -> !name.value().equals(entity.title().value()));
    }

    /** The title leads to an entity too, but is compared by itself. */
    private static List<Term> index(IcdEntity entity) {
        return entity.indexTerms().stream()
                .filter(term -> !term.label().value().equals(entity.title().value()))
                .toList();
    }

    private static List<PostcoordinationAxis> axes(IcdEntity entity) {
        return entity instanceof Entity coded ? coded.postcoordination() : List.of();
    }

    /** {@return the parts that are not the same, in order} */
    public Set<Part> changed() {
        Set<Part> changed = EnumSet.noneOf(Part.class);
        texts.forEach((part, text) -> addIf(text.change() != Change.SAME, part, changed));
        terms.forEach((part, list) -> addIf(list.get(0).change() != Change.SAME, part, changed));
        places.forEach((part, list) -> addIf(list.get(0).change() != Change.SAME, part, changed));
        addIf(!axes.isEmpty() && axes.get(0).change() != Change.SAME, Part.AXES, changed);
        return changed;
    }

    private static void addIf(boolean differs, Part part, Set<Part> changed) {
        if (differs) {
            changed.add(part);
        }
    }

    /** {@return whether texts are in another language than before, so that they cannot be compared} */
    public boolean isInTwoLanguages() {
        return texts.values().stream().anyMatch(TextComparison::inTwoLanguages);
    }

    /** Gathers the parts of a comparison. */
    private static final class Builder {

        private final Optional<IcdEntity> before;
        private final Optional<IcdEntity> after;
        private final Map<Part, TextComparison> texts = new EnumMap<>(Part.class);
        private final Map<Part, List<TermComparison>> terms = new EnumMap<>(Part.class);
        private final Map<Part, List<PlaceComparison>> places = new EnumMap<>(Part.class);

        private Builder(Optional<IcdEntity> before, Optional<IcdEntity> after) {
            this.before = before;
            this.after = after;
        }

        private <T> List<T> before(Function<IcdEntity, List<? extends T>> list) {
            return before.<List<T>>map(entity -> List.copyOf(list.apply(entity)))
                    .orElse(List.of());
        }

        private <T> List<T> after(Function<IcdEntity, List<? extends T>> list) {
            return after.<List<T>>map(entity -> List.copyOf(list.apply(entity))).orElse(List.of());
        }

        private void text(Part part, Function<IcdEntity, Optional<Text>> text) {
            Optional<Text> old = before.flatMap(text).filter(Builder::isThere);
            Optional<Text> now = after.flatMap(text).filter(Builder::isThere);
            if (old.isPresent() || now.isPresent()) {
                texts.put(part, new TextComparison(old, now));
            }
        }

        private static boolean isThere(Text text) {
            return !text.value().isBlank();
        }

        private void terms(Part part, List<TermComparison> list) {
            if (!list.isEmpty()) {
                terms.put(part, list);
            }
        }

        private void places(Part part, List<PlaceComparison> list) {
            if (!list.isEmpty()) {
                places.put(part, list);
            }
        }

        private EntityComparison comparison(List<AxisComparison> axes) {
            EntityComparison both = new EntityComparison(Change.CHANGED, texts, terms, places, axes);
            Change whole = before.isEmpty()
                    ? Change.NEW
                    : after.isEmpty() ? Change.GONE : both.changed().isEmpty() ? Change.SAME : Change.CHANGED;
            return new EntityComparison(whole, texts, terms, places, axes);
        }
    }
}
