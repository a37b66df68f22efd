package org.anju.verification.guidance.article;

/** Whether people in the field read an article. */
enum ArticleState {
    /** Never published yet. */
    DRAFT,
    /** Readers see its published version, whatever newer draft there is. */
    PUBLISHED,
    WITHDRAWN
}
