// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * WHO's LinearizationEntity, FoundationEntity and ICD10Entity, which share most of their properties.
 *
 * @param classKind chapter, block, category or window
 * @param source the foundation entity
 * @param ancestor all its ancestors
 * @param descendant all its descendants
 * @param blockId a block's identifier
 * @param codeRange a block's codes
 * @param longDefinition several
 * @param diagnosticCriteria Markdown or HTML
 * @param codingNote how to code
 * @param note a note of ICD-10
 * @param codingHint how to code in ICD-10
 * @param synonym names
 * @param narrowerTerm names of parts
 * @param inclusion what belongs to it
 * @param exclusion what does not
 * @param foundationChildElsewhere children that stand elsewhere
 * @param postcoordinationScale axes
 * @param relatedEntitiesInMaternalChapter foundation entities
 * @param relatedEntitiesInPerinatalChapter foundation entities
 * @param relatedImpairment entities of the ICF
 */
public record EntityWire(
        @JsonbProperty("@id") String id,
        TextWire title,
        String code,
        String classKind,
        String source,
        List<String> parent,
        List<String> child,
        List<String> ancestor,
        List<String> descendant,
        String browserUrl,
        String blockId,
        String codeRange,
        TextWire definition,
        TextWire longDefinition,
        TextWire fullySpecifiedName,
        TextWire diagnosticCriteria,
        TextWire codingNote,
        TextWire note,
        TextWire codingHint,
        List<TermWire> synonym,
        List<TermWire> narrowerTerm,
        List<TermWire> inclusion,
        List<TermWire> exclusion,
        List<TermWire> indexTerm,
        List<TermWire> foundationChildElsewhere,
        List<ScaleWire> postcoordinationScale,
        List<String> relatedEntitiesInMaternalChapter,
        List<String> relatedEntitiesInPerinatalChapter,
        List<String> relatedImpairment) {}
