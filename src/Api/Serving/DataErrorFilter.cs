using Kpi.Data;

namespace Kpi.Api.Serving;

/// <summary>What the warehouse says in a sentence and with a code reaches the client so; anything else unexpected stays hidden.</summary>
internal sealed class DataErrorFilter : IErrorFilter
{
    public IError OnError(IError error) =>
        error.Exception is DataException known ? error.WithMessage(known.Message).WithCode(known.Code).WithException(null) : error;
}
