package org.anju.verification.guidance.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ArticleRepository implements PanacheRepositoryBase<Article, UUID> {}
