// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;

/**
 * An entity of a linearization; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
 *
 * @param title its title; if WHO gives none, its code or the last part of its identifier
 * @param code its code; empty for blocks
 * @param parent its parent, which is the linearization itself for a chapter
 * @param children its children, residuals last
 * @param ancestors its ancestors, the nearest first, at most 20; only if requested
 * @param descendants all its descendants; only if requested
 * @param source the foundation entity; empty for residuals
 * @param browserUrl WHO's own page of it, on a host of WHO
 * @param blockId the block's identifier, such as {@code BlockL1-1A0}
 * @param codeRange the codes of a block, such as {@code 1A00-1A40.Z}
 * @param definition a definition in one paragraph
 * @param longDefinition a longer description
 * @param fullySpecifiedName a name that can stand without its place in the classification
 * @param diagnosticCriteria diagnostic requirements as Markdown or as HTML of a word processor; only if requested
 * @param codingNote how to code with it
 * @param inclusions terms that belong to it
 * @param exclusions terms that do not, and where they stand
 * @param indexTerms all terms that lead to it
 * @param codedElsewhere children in the foundation that this linearization has elsewhere
 * @param postcoordination the axes that can be added to its code
 * @param relatedMaternal related entities in the chapter on pregnancy
 * @param relatedPerinatal related entities in the chapter on the perinatal period
 * @param relatedImpairments related impairments, in the ICF
 */
public record Entity(
        LinearizationUri uri,
        Text title,
        String code,
        ClassKind kind,
        Optional<LinearizationUri> parent,
        List<LinearizationUri> children,
        List<LinearizationUri> ancestors,
        List<LinearizationUri> descendants,
        Optional<FoundationUri> source,
        Optional<URI> browserUrl,
        Optional<String> blockId,
        Optional<String> codeRange,
        Optional<Text> definition,
        Optional<Text> longDefinition,
        Optional<Text> fullySpecifiedName,
        Optional<Text> diagnosticCriteria,
        Optional<Text> codingNote,
        List<Term> inclusions,
        List<Term> exclusions,
        List<Term> indexTerms,
        List<Term> codedElsewhere,
        List<PostcoordinationAxis> postcoordination,
        List<FoundationUri> relatedMaternal,
        List<FoundationUri> relatedPerinatal,
        List<IcdUri> relatedImpairments)
        implements IcdEntity {

    @Override
    public List<LinearizationUri> parents() {
        return parent.stream().toList();
    }

    @Override
    public List<Text> notes() {
        return codingNote.stream().toList();
    }
}
