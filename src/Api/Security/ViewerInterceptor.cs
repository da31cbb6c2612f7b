using System.Text.Json;

namespace Kpi.Api.Security;

/// <summary>
/// Admits WebSocket clients: by the token in <c>connection_init</c>, <c>{ "authorization": "Bearer …" }</c>, because browsers cannot send headers with a
/// WebSocket. Every operation is admitted anew, so that it reads the newest data and a token ends when it expires.
/// </summary>
internal sealed class ViewerInterceptor(Admission admission) : DefaultSocketSessionInterceptor
{
    private const string Scheme = "Bearer ";

    // One interceptor serves one connection.
    private string? token;

    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default
    )
    {
        var payload = connectionInitMessage.Payload;
        if (
            payload.ValueKind == JsonValueKind.Object
            && payload.TryGetProperty("authorization", out var given)
            && given.ValueKind == JsonValueKind.String
        )
        {
            var text = given.GetString()!;
            token = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
        }

        return await AdmitAsync(session) is { } refusal
            ? ConnectionStatus.Reject($"{refusal.Code}: {refusal.Message}")
            : ConnectionStatus.Accept();
    }

    public override async ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default
    )
    {
        if (await AdmitAsync(session) is { } refusal)
        {
            throw new GraphQLException(ErrorBuilder.New().SetMessage(refusal.Message).SetCode(refusal.Code).Build());
        }
    }

    private Task<Refusal?> AdmitAsync(ISocketSession session) =>
        token is null ? admission.AdmitAsync(session.Connection.HttpContext) : admission.AdmitAsync(session.Connection.HttpContext, token);
}
