using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How the server meets its clients.</summary>
public static class ServerRequestExecutorBuilderExtensions
{
    /// <summary>Sets what endpoints serve, and how.</summary>
    public static IRequestExecutorBuilder ModifyServerOptions(this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> modify)
    {
        builder.Services.Configure(modify);
        return builder;
    }

    /// <summary>Registers what sees HTTP requests before they are executed; one instance serves one HTTP request.</summary>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, IHttpRequestInterceptor
    {
        builder.Services.AddScoped<IHttpRequestInterceptor, T>();
        return builder;
    }

    /// <summary>Registers a function that sees HTTP requests before they are executed.</summary>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor(
        this IRequestExecutorBuilder builder,
        Func<HttpContext, IRequestExecutor, OperationRequestBuilder, CancellationToken, ValueTask> interceptor
    )
    {
        builder.Services.AddSingleton<IHttpRequestInterceptor>(new FunctionInterceptor(interceptor));
        return builder;
    }

    /// <summary>Registers what takes part in WebSocket sessions; one instance serves one connection.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.AddScoped<ISocketSessionInterceptor, T>();
        return builder;
    }

    private sealed class FunctionInterceptor(
        Func<HttpContext, IRequestExecutor, OperationRequestBuilder, CancellationToken, ValueTask> interceptor
    ) : IHttpRequestInterceptor
    {
        public ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        ) => interceptor(context, requestExecutor, requestBuilder, cancellationToken);
    }
}
