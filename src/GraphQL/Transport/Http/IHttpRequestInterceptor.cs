using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Kpi.GraphQL.AspNetCore;

/// <summary>Sees every request that comes over HTTP before it is executed; derive from <see cref="DefaultHttpRequestInterceptor"/>. One instance serves one HTTP request.</summary>
public interface IHttpRequestInterceptor
{
    /// <summary>
    /// May change the request, most often by <see cref="OperationRequestBuilder.SetGlobalState"/>. A <see cref="GraphQLException"/> refuses it: the
    /// client gets the errors.
    /// </summary>
    /// <param name="context">The HTTP request.</param>
    /// <param name="requestExecutor">What will execute it.</param>
    /// <param name="requestBuilder">The request: document, variables and state are set.</param>
    /// <param name="cancellationToken">Cancelled when the client goes.</param>
    ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    );
}

/// <summary>Changes nothing.</summary>
public class DefaultHttpRequestInterceptor : IHttpRequestInterceptor
{
    /// <inheritdoc />
    public virtual ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken
    ) => default;
}
