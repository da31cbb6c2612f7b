using System.Text;

namespace Kpi.GraphQL.Execution;

/// <summary>How far a request came, which is what an HTTP status depends on.</summary>
public enum ExecutionOutcome
{
    /// <summary>The operation was executed; there is a <c>data</c> entry, perhaps with field errors.</summary>
    Executed,

    /// <summary>The document could not be parsed.</summary>
    SyntaxError,

    /// <summary>The document, the operation's name or the variables are invalid.</summary>
    Invalid,

    /// <summary>The operation is no query where only queries may be executed.</summary>
    NotAQuery,

    /// <summary>The request was cancelled or ran too long.</summary>
    Aborted,

    /// <summary>A subscription began; responses come from <see cref="ExecutionResult.Stream"/>.</summary>
    Subscribed,

    /// <summary>The source of a subscription's events failed; the stream ends with this result.</summary>
    SourceFailed,
}

/// <summary>A response (specification section 7), as UTF-8 JSON in a pooled buffer: dispose it after use.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultWriter writer;

    internal ExecutionResult(ExecutionOutcome outcome, IReadOnlyList<IError> errors, ResultWriter writer)
    {
        Outcome = outcome;
        Errors = errors;
        this.writer = writer;
    }

    /// <summary>How far the request came.</summary>
    public ExecutionOutcome Outcome { get; }

    /// <summary>The errors in the response.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>For refused requests: what kind of operation was asked for, if that can be told.</summary>
    internal Language.OperationKind? Kind { get; private init; }

    /// <summary>The responses of a subscription; dispose it, too. Null for a single response.</summary>
    public ResponseStream? Stream { get; private init; }

    /// <summary>The response; valid until disposed.</summary>
    public ReadOnlyMemory<byte> Json => writer.WrittenMemory;

    /// <summary>The response as a string.</summary>
    public string ToJson() => Encoding.UTF8.GetString(writer.Written);

    /// <inheritdoc />
    public void Dispose() => writer.Dispose();

    /// <summary>A subscription.</summary>
    internal static ExecutionResult OfStream(ResponseStream stream) =>
        new(ExecutionOutcome.Subscribed, [], new ResultWriter(0)) { Stream = stream };

    /// <summary>A response without data.</summary>
    internal static ExecutionResult OfErrors(ExecutionOutcome outcome, IReadOnlyList<IError> errors, Language.OperationKind? kind = null)
    {
        var response = new ResultWriter(1024);
        response.WriteRaw("{"u8);
        ErrorWriter.WriteErrors(response, errors);
        response.WriteRaw("}"u8);
        return new ExecutionResult(outcome, errors, response) { Kind = kind };
    }
}
