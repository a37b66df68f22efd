package org.anju.verification.guidance.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ArticleVersionRepository implements PanacheRepositoryBase<ArticleVersion, UUID> {

    Optional<ArticleVersion> find(UUID article, int number) {
        return find("articleId = ?1 and number = ?2", article, number).firstResultOptional();
    }

    List<ArticleVersion> of(UUID article) {
        return list("articleId", Sort.by("number"), article);
    }
}
