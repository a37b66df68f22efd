package org.anju.media.storage;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The object store is away or refuses to work; nothing is wrong with the request. */
public final class StorageUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 10;

    public StorageUnavailableException(Throwable cause) {
        super(
                503,
                "storage-unavailable",
                Text.of("The photo store is away", "照片存储暂不可用"),
                Text.of(
                        "The photo store cannot be reached just now. Nothing was changed; send the same request again shortly.",
                        "照片存储暂时无法连接,未作任何更改。请稍后重发同一请求。"));
        retryAfter(RETRY_AFTER_SECONDS);
        initCause(cause);
    }
}
