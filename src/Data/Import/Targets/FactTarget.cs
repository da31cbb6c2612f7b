using Kpi.Data.Import.Staging;

namespace Kpi.Data.Import.Targets;

/// <summary>A fact with the source's own key.</summary>
internal abstract class FactTarget<T>(string name, string keyField, Touches touches, params TargetField[] fields)
    : StagedTarget<T>(name, keyField, touches, [new TextField(keyField, Required: true), .. fields])
    where T : class;
